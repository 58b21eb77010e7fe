using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The sum of <see cref="MaxPool2dGrad"/> over images and places: <c>index, dy [N, C, OH, OW] → [1, C, 1, 1]</c>. It is the gradient of a bias before pooling and ReLU.</summary>
/// <remarks>Of dy where the index names an element: nothing is spread to the windows.</remarks>
/// <param name="Pool">The pooling.</param>
/// <param name="Target">The shape of its input; any number of images will do.</param>
[Op("MaxPool2dGradSum")]
public sealed record MaxPool2dGradSum(MaxPool2d Pool, Shape Target) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x[1].Shape.Rank != 4) throw Bad("expects dy [N, C, OH, OW]", x);
        return new([1, For(x[1].Shape[0]).Infer(x).Shape[1], 1, 1]);
    }

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Sum;

    /// <inheritdoc/>
    public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

    /// <inheritdoc/>
    public override void Run(in Launch l) => PoolKernel.MaxGradSum(Pool.Geometry(Target) with { N = l.Shape(1)[0] }, l.Bytes(0), l.X(1), l.Y, l.Workers);

    /// <inheritdoc/>
    public override bool IsDifferentiable(int input) => input == 1;

    /// <inheritdoc/>
    public override bool NeedsInput(int input) => input == 0;

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new MaxPool2dGather(Pool).Apply(x[0], new BroadcastTo(For(x[1].Shape[0]).Target).Apply(dy));

    private MaxPool2dGrad For(int images) => new(Pool, Target.With(0, images));
}
