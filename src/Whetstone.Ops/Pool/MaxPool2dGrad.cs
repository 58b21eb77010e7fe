using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradient of <see cref="MaxPool2d"/>: <c>x, y, dy → dx</c>. It goes to the first largest element of each window, in row-major order.</summary>
/// <param name="Pool">The pooling.</param>
[Op("MaxPool2dGrad")]
public sealed record MaxPool2dGrad(MaxPool2d Pool) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[2].Shape == Pool.Infer(x[..1]).Shape ? x[0] : throw Bad("dy is not the shape of the result", x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

    /// <inheritdoc/>
    public override void Run(in Launch l) => PoolKernel.MaxGrad(Pool.Geometry(l.Shape(0)), l.X(0), l.X(1), l.X(2), l.Y, l.Workers);

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 2;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => input < 2;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new MaxPool2dGather(Pool).Apply(x[0], x[1], dy);
}
