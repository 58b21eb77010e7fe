namespace Whetstone.Data;

/// <summary>Rows of a tensor of any type: <c>y[i] = x[rows[i]]</c>. [N, …] → [n, …].</summary>
/// <remarks>A row is one piece of memory in either memory order, so this is one copy a row. Has no gradient.</remarks>
internal sealed record TakeRows(int[] Rows) : Op
{
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        foreach (int row in Rows) if ((uint)row >= (uint)x[0].Shape[0]) throw Bad($"there is no row {row}", x);
        return x[0] with { Shape = x[0].Shape.With(0, Rows.Length) };
    }

    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => x[0].Format;

    public override bool IsDifferentiable(int input) => false;

    public override void Run(in Launch l)
    {
        ReadOnlySpan<byte> from = l.Bytes(0);
        Span<byte> to = l.OutBytes();
        int size = Rows.Length == 0 ? 0 : to.Length / Rows.Length;
        for (int i = 0; i < Rows.Length; i++) from.Slice(Rows[i] * size, size).CopyTo(to[(i * size)..]);
    }
}
