namespace Whetstone.Ops;

/// <summary>Signals [N, C, L] as images one pixel high, on which the 2-D ops work.</summary>
internal static class Lines
{
    /// <summary><c>[N, C, L] → [N, C, 1, L]</c>.</summary>
    internal static Tensor AsImage(this Tensor x, string op) =>
        x.Rank == 3 ? x.Reshape(x.Shape[0], x.Shape[1], 1, x.Shape[2]) : throw new ShapeException($"{op}: expects x [N, C, L]; got {x.Spec}");

    /// <summary><c>[N, C, 1, L] → [N, C, L]</c>.</summary>
    internal static Tensor AsLine(this Tensor x) => x.Reshape(x.Shape[0], x.Shape[1], x.Shape[3]);
}
