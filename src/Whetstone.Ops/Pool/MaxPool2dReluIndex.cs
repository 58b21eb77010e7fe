using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>Where in its window the first largest element is, if it is above 0, for <see cref="MaxPool2dGrad"/>: <c>x, y → index [N, C, OH, OW]</c>, y from <see cref="MaxPool2dRelu"/>.</summary>
/// <remarks>As <see cref="MaxPool2dIndex"/>; where ReLU's slope is 0, a number that is no place: 255, or −1 in float32. So the gradient of both is that of the pooling.</remarks>
/// <param name="Pool">The pooling. Windows of 256 elements have a place for every byte: they are refused.</param>
[Op("MaxPool2dReluIndex")]
public sealed record MaxPool2dReluIndex(MaxPool2d Pool) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x[1].Shape != Pool.Infer(x[..1]).Shape) throw Bad("y is not the shape of the result", x);
        if (!Exists(Pool, x[0].Shape)) throw Bad("windows of 256 elements leave no byte for 'no place'", x);
        return new(x[1].Shape, PoolShapes.IndexType(PoolKernel.IndexBytes(Pool.Geometry(x[0].Shape))));
    }

    /// <summary>Whether a pooling of x has such an index.</summary>
    public static bool Exists(MaxPool2d pool, Shape x) => PoolKernel.HasNoPlace(pool.Geometry(x));

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
    public override void Run(in Launch l) => PoolKernel.MaxReluIndex(Pool.Geometry(l.Shape(0)), l.X(0), l.X(1), l.OutBytes(), l.Workers);

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => false;
}
