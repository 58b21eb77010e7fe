using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The adjoint of <see cref="MaxPool2dGrad"/>: <c>x, y, v → u</c>, where u is the element of v at the place of each window's maximum.</summary>
/// <param name="Pool">The pooling.</param>
[Op("MaxPool2dGather")]
public sealed record MaxPool2dGather(MaxPool2d Pool) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[2].Shape == x[0].Shape ? x[1] : throw Bad("v is not the shape of x", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override void Run(in Launch l) => PoolKernel.MaxGather(Pool.Geometry(l.Shape(0)), l.X(0), l.X(1), l.X(2), l.Y, l.Workers);

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 2;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => input < 2;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new MaxPool2dGrad(Pool).Apply(x[0], x[1], dy);
}
