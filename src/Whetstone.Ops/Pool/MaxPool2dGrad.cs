using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The gradient of <see cref="MaxPool2d"/>: <c>index, dy → dx [N, C, H, W]</c>. It goes to the element of each window that <see cref="MaxPool2dIndex"/> names.</summary>
/// <param name="Pool">The pooling.</param>
/// <param name="Target">The shape of its input.</param>
[Op("MaxPool2dGrad")]
public sealed record MaxPool2dGrad(MaxPool2d Pool, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        Spec wanted = new(Target);
        return PoolShapes.FitsIndex(x, Pool.Infer([wanted]).Shape, PoolKernel.IndexBytes(Pool.Geometry(Target))) ? wanted : throw Bad("dy or its index is not the shape of the result", x);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

    /// <inheritdoc/>
    public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

    /// <inheritdoc/>
    public override void Run(in Launch l) => PoolKernel.MaxGrad(Pool.Geometry(Target), l.Bytes(0), l.X(1), l.Y, l.Workers);

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 1;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => input == 0;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new MaxPool2dGather(Pool).Apply(x[0], dy);
}
