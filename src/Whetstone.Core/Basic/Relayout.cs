using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The same tensor with its elements in another memory order. Shape: [N, C, H, W] → same.</summary>
/// <param name="Target">The new order.</param>
public sealed record Relayout(Format Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Shape.Rank == 4 ? x[0] : throw Bad("only [N, C, H, W] has another order", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => x[0].Format;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Target;

    /// <inheritdoc/>
    public override int? View(ReadOnlySpan<Spec> x) => x[0].Shape[1] == 1 || x[0].Shape[2] * x[0].Shape[3] == 1 ? 0 : null;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => false;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => dy;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        Shape shape = l.Shape(0);
        int pixels = shape[2] * shape[3];
        bool last = Target == Format.ChannelsLast;
        if (l.Format(0) == Target) l.Bytes(0).CopyTo(l.OutBytes());
        else if (l.DType(0) != DType.Float32) l.Once(this, static (op, in l) => op.Plan(l.Shape(0))).Run(l.DType(0).Size, l.Bytes(0), l.OutBytes(), l.Workers);
        else if (last) Layout.ToChannelsLast(shape[0], shape[1], pixels, l.X(0), l.Y, l.Workers);
        else Layout.ToContiguous(shape[0], shape[1], pixels, l.X(0), l.Y, l.Workers);
    }

    private CopyPlan Plan(Shape shape)
    {
        int pixels = shape[2] * shape[3];
        return CopyPlan.Permute(Target == Format.ChannelsLast ? [shape[0], shape[1], pixels] : [shape[0], pixels, shape[1]], [0, 2, 1]);
    }
}
