using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The adjoint of <see cref="AdaptiveMaxPool2dGrad"/>: <c>index, v [N, C, H, W] → u</c>, where u is the element of v at the place of each window's maximum.</summary>
[Op("AdaptiveMaxPool2dGather")]
public sealed record AdaptiveMaxPool2dGather : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) =>
        x[0].Shape.Rank == 4 && x[1].Shape.Rank == 4 && x[0].DType == PoolShapes.IndexType(x[1].Shape, x[0].Shape) ? new(x[0].Shape) : throw Bad("the index is not of a pooling of v", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (Shape x, Shape y) = (l.Shape(1), l.Shape(0));
        PoolKernel.AdaptiveMaxGather(x[0], x[1], x[2], x[3], y[2], y[3], l.Bytes(0), l.X(1), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 1;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => input == 0;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new AdaptiveMaxPool2dGrad(x[1].Shape).Apply(x[0], dy);
}
