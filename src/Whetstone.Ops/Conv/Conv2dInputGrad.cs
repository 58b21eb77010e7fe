using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradient of a convolution's input: <c>dy [N, O, OH, OW], w [O, C/G, KH, KW] → dx [N, C, H, W]</c>. Run forward, it is a transposed convolution.</summary>
/// <param name="Conv">The convolution.</param>
/// <param name="Target">Shape of its input.</param>
[Op("Conv2dInputGrad")]
public sealed record Conv2dInputGrad(Conv2d Conv, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != 2) throw Bad("expects dy [N, O, OH, OW] and w [O, C/G, KH, KW]", x);
        if (Conv.Infer([new(Target), x[1]]).Shape != x[0].Shape) throw Bad($"dy is not the shape of a result for x {Target}", x);
        return new(Target, x[0].DType.Promote(x[1].DType));
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => input == 0 ? Format.ChannelsLast : Format.Contiguous;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        ConvGeometry g = Conv.Geometry(Target, l.Shape(1));
        if (ConvShapes.IsSingle(l))
        {
            ConvKernel.InputGrad(g, l.X(0), l.X(1), l.Y, l.Workers);
            return;
        }
        using Widened dy = new(l.Bytes(0), l.DType(0)), w = new(l.Bytes(1), l.DType(1)), dx = new(l.Result.Shape.Size);
        ConvKernel64.InputGrad(g, dy.Span, w.Span, dx.Span);
        dx.Narrow(l.OutBytes(), l.Result.DType);
    }

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) =>
        input == 0 ? Conv.Apply(dy, x[1]) : new Conv2dWeightGrad(Conv, x[1].Shape).Apply(dy, x[0]);
}
