using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="Conv2dInputGrad"/> of what <see cref="MaxPool2dGrad"/> would spread: <c>index, dy [N, O, QH, QW], w [O, C, KH, KW] → dx [N, C, H, W]</c>.</summary>
/// <remarks>See <see cref="PooledConv2dWeightGrad"/>.</remarks>
/// <param name="Conv">The convolution, of one group and without dilation.</param>
/// <param name="Pool">The max pooling of its result, with windows of at most 16 elements.</param>
/// <param name="Target">Shape of its input.</param>
[Op("PooledConv2dInputGrad")]
public sealed record PooledConv2dInputGrad(Conv2d Conv, MaxPool2d Pool, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != 3) throw Bad("expects an index, dy and w [O, C, KH, KW]", x);
        PooledConvs.Check(this, Conv, Pool, new(Target), x[2], x[..2]);
        return new(Target);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => input < 2 ? Format.ChannelsLast : Format.Contiguous;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input < 2;

    /// <inheritdoc/>
    public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (ConvGeometry g, PoolGeometry pool) = PooledConvs.Geometry(Conv, Pool, Target, l.Shape(2));
        PooledConvKernel.InputGrad(g, pool, l.Bytes(0), l.X(1), l.X(2), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input != 0;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => input == 1
        ? new MaxPool2dGather(Pool).Apply(x[0], Conv.Apply(dy, x[2]))
        : new PooledConv2dWeightGrad(Conv, Pool, x[2].Shape).Apply(dy, x[0], x[1]);
}
