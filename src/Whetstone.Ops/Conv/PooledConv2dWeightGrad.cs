using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="Conv2dWeightGrad"/> of what <see cref="MaxPool2dGrad"/> would spread: <c>x [N, C, H, W], index, dy [N, O, QH, QW] → dw [O, C, KH, KW]</c>.</summary>
/// <remarks>The gradient before a pooling of 2 x 2 is three quarters zeros. They are neither written nor multiplied with.</remarks>
/// <param name="Conv">The convolution, of one group and without dilation.</param>
/// <param name="Pool">The max pooling of its result, with windows of at most 16 elements.</param>
/// <param name="Target">Shape of its weights.</param>
[Op("PooledConv2dWeightGrad")]
public sealed record PooledConv2dWeightGrad(Conv2d Conv, MaxPool2d Pool, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != 3) throw Bad("expects x [N, C, H, W], an index and dy", x);
        PooledConvs.Check(this, Conv, Pool, x[0], new(Target), x[1..]);
        return new(Target);
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
        (ConvGeometry g, PoolGeometry pool) = PooledConvs.Geometry(Conv, Pool, l.Shape(0), Target);
        PooledConvKernel.WeightGrad(g, pool, l.X(0), l.Bytes(1), l.X(2), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input != 1;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => input == 0
        ? new PooledConv2dInputGrad(Conv, Pool, x[0].Shape).Apply(x[1], x[2], dy)
        : new MaxPool2dGather(Pool).Apply(x[1], Conv.Apply(x[0], dy));
}
