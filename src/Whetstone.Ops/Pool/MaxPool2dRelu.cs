using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary><see cref="MaxPool2d"/> and ReLU in one sweep: <c>x [N, C, H, W] → y [N, C, OH, OW]</c>.</summary>
/// <param name="Pool">The pooling.</param>
[Op("MaxPool2dRelu")]
public sealed record MaxPool2dRelu(MaxPool2d Pool) : Op
{
    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x) => Pool.Infer(x);

    /// <inheritdoc/>
    public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

    /// <inheritdoc/>
    public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

    /// <inheritdoc/>
    public override bool RunsWith(Op next) => next is MaxPool2dReluIndex index && index.Pool == Pool;

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        if (l.HasNext) PoolKernel.MaxReluAndIndex(Pool.Geometry(l.Shape(0)), l.X(0), l.Y, l.NextBytes(), l.Workers);
        else PoolKernel.MaxRelu(Pool.Geometry(l.Shape(0)), l.X(0), l.Y, l.Workers);
    }

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new MaxPool2dGrad(Pool, x[0].Shape).Apply(new MaxPool2dReluIndex(Pool).Apply(x[0], y), dy);
}
