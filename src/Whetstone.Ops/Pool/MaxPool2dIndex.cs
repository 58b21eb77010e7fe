using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>Where in its window the first largest element is, for <see cref="MaxPool2dGrad"/>: <c>x, y → index [N, C, OH, OW]</c>, counted in row-major order inside the image.</summary>
/// <remarks>uint8, or float32 if windows have more than 256 elements. A NaN stands for the maximum that it made NaN.</remarks>
/// <param name="Pool">The pooling.</param>
[Op("MaxPool2dIndex")]
public sealed record MaxPool2dIndex(MaxPool2d Pool) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[1].Shape == Pool.Infer(x[..1]).Shape
        ? new(x[1].Shape, PoolShapes.IndexType(PoolKernel.IndexBytes(Pool.Geometry(x[0].Shape))))
        : throw Bad("y is not the shape of the result", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

    /// <inheritdoc/>
    public override bool Condenses => true;

    /// <inheritdoc/>
    public override void Run(in Launch l) => PoolKernel.MaxIndex(Pool.Geometry(l.Shape(0)), l.X(0), l.X(1), l.OutBytes(), l.Workers);

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;
}
