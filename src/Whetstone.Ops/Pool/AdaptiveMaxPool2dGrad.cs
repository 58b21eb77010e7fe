using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradient of <see cref="AdaptiveMaxPool2d"/>: <c>index, dy → dx [N, C, H, W]</c>. It goes to the element of each window that <see cref="AdaptiveMaxPool2dIndex"/> names.</summary>
/// <param name="Target">The shape of the pooling's input.</param>
[Op("AdaptiveMaxPool2dGrad")]
public sealed record AdaptiveMaxPool2dGrad(Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) =>
        Target.Rank == 4 && x[1].Shape.Rank == 4 && x[0] == new Spec(x[1].Shape, PoolShapes.IndexType(Target, x[1].Shape)) ? new(Target) : throw Bad("dy or its index is not the shape of the result", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        Shape y = l.Shape(1);
        PoolKernel.AdaptiveMaxGrad(Target[0], Target[1], Target[2], Target[3], y[2], y[3], l.Bytes(0), l.X(1), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 1;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => input == 0;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new AdaptiveMaxPool2dGather().Apply(x[0], dy);
}
