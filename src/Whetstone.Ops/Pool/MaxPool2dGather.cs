using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The adjoint of <see cref="MaxPool2dGrad"/>: <c>index, v [N, C, H, W] → u</c>, where u is the element of v at the place of each window's maximum.</summary>
/// <param name="Pool">The pooling.</param>
[Op("MaxPool2dGather")]
public sealed record MaxPool2dGather(MaxPool2d Pool) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Spec u = Pool.Infer(x[1..]);
        return PoolShapes.FitsIndex([x[0], u], u.Shape, PoolKernel.IndexBytes(Pool.Geometry(x[1].Shape))) ? u : throw Bad("the index is not the shape of the result", x);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override void Run(in Launch l) => PoolKernel.MaxGather(Pool.Geometry(l.Shape(1)), l.Bytes(0), l.X(1), l.Y, l.Workers);

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 1;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => input == 0;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new MaxPool2dGrad(Pool, x[1].Shape).Apply(x[0], dy);
}
