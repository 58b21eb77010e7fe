using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradient of a convolution's weights: <c>x [N, C, H, W], dy [N, O, OH, OW] → dw [O, C/G, KH, KW]</c>.</summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Target">Shape of its weights.</param>
[Op("Conv2dWeightGrad")]
public sealed record Conv2dWeightGrad(Conv2d Conv, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != 2) throw Bad("expects x [N, C, H, W] and dy [N, O, OH, OW]", x);
        if (Conv.Infer([x[0], new(Target)]).Shape != x[1].Shape) throw Bad($"dy is not the shape of a result for w {Target}", x);
        return new(Target, x[0].DType.Promote(x[1].DType));
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Sum;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        ConvGeometry g = Conv.Geometry(l.Shape(0), Target);
        if (ConvShapes.IsSingle(l))
        {
            ConvKernel.WeightGrad(g, l.X(0), l.X(1), l.Y, l.Workers);
            return;
        }
        using Widened x = new(l.Bytes(0), l.DType(0)), dy = new(l.Bytes(1), l.DType(1)), dw = new(l.Result.Shape.Size);
        ConvKernel64.WeightGrad(g, x.Span, dy.Span, dw.Span);
        dw.Narrow(l.OutBytes(), l.Result.DType);
    }

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) =>
        input == 0 ? new Conv2dInputGrad(Conv, x[0].Shape).Apply(x[1], dy) : Conv.Apply(x[0], dy);
}
