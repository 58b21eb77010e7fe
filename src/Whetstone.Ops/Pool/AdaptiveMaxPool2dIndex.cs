using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>Where in its window the first largest element is, for <see cref="AdaptiveMaxPool2dGrad"/>: <c>x, y → index [N, C, OH, OW]</c>, counted in row-major order.</summary>
/// <remarks>uint8, or float32 if windows may have more than 256 elements. A NaN stands for the maximum that it made NaN.</remarks>
[Op("AdaptiveMaxPool2dIndex")]
public sealed record AdaptiveMaxPool2dIndex : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Shape.Rank == 4 && x[1].Shape.Rank == 4
        ? new(x[1].Shape, PoolShapes.IndexType(x[0].Shape, x[1].Shape)) : throw Bad("expects x [N, C, H, W] and y [N, C, OH, OW]", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override bool Condenses => true;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        (Shape x, Shape y) = (l.Shape(0), l.Shape(1));
        PoolKernel.AdaptiveMaxIndex(x[0], x[1], x[2], x[3], y[2], y[3], l.X(0), l.X(1), l.OutBytes(), l.Workers);
    }

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;
}
