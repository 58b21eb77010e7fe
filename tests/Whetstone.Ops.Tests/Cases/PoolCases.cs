using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class PoolCases : IOpCase
{
    private static readonly (Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil)[] Windows =
        [(2, 2, 0, false), (3, 2, 1, false), (3, 2, 0, true), (3, 1, 1, false), ((2, 3), (1, 2), (0, 1), true)];

    public IEnumerable<OpTrial> Trials => Windows.SelectMany(Each).Concat(Adaptive).Concat(Windows.SelectMany(p => Behind(new(1, 1, 1, 1), p))).Concat(Behind(new(2, 0, 1, 1), Windows[0])).Append(
        new(new MaxPool2d(3, 2, 1, false), Distinct(2, 17, 33, 31)) { CheckGradients = false });

    private static IEnumerable<OpTrial> Each((Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil) p)
    {
        Tensor x = Distinct(2, 3, 7, 6);
        MaxPool2d max = new(p.Kernel, p.Stride, p.Padding, p.Ceil);
        Tensor y = max.Apply(x), dy = Tensors.Normal(y.Shape, seed: 22), index = new MaxPool2dIndex(max).Apply(x, y);
        yield return new(max, x);
        yield return new(new MaxPool2dIndex(max), x, y);
        yield return new(new MaxPool2dGrad(max, x.Shape), index, dy);
        yield return new(new MaxPool2dGather(max), index, Normal(2, 3, 7, 6));
        Tensor z = new MaxPool2dRelu(max).Apply(x);
        yield return new(new MaxPool2dRelu(max), x);
        yield return new(new MaxPool2dReluIndex(max), x, z);
        yield return new(new MaxPool2dGrad(max, x.Shape), new MaxPool2dReluIndex(max).Apply(x, z), dy);
        yield return new(new MaxPool2dGradSum(max, x.Shape), new MaxPool2dReluIndex(max).Apply(x, z), dy);
        foreach (bool padded in (bool[])[false, true])
        {
            AvgPool2d mean = new(p.Kernel, p.Stride, p.Padding, p.Ceil, padded);
            yield return new(mean, Normal(2, 3, 7, 6));
            yield return new(new AvgPool2dGrad(mean, x.Shape), dy);
        }
    }

    // The gradients of a convolution before the pooling.
    private static IEnumerable<OpTrial> Behind(Conv2d conv, (Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil) p)
    {
        Tensor x = Normal(2, 3, 9, 8), w = Normal(18, 3, 3, 3), y = conv.Apply(x, w);
        MaxPool2d max = new(p.Kernel, p.Stride, p.Padding, p.Ceil);
        Tensor z = new MaxPool2dRelu(max).Apply(y), index = new MaxPool2dReluIndex(max).Apply(y, z), dz = Tensors.Normal(z.Shape, seed: 23);
        yield return new(new PooledConv2dWeightGrad(conv, max, w.Shape), x, index, dz);
        yield return new(new PooledConv2dInputGrad(conv, max, x.Shape), index, dz, w);
    }

    private static IEnumerable<OpTrial> Adaptive => ((Size2[])[1, 3, (2, 5), 8]).SelectMany(size =>
    {
        Tensor x = Distinct(2, 3, 7, 6), dy = Normal(2, 3, size.H, size.W);
        AdaptiveMaxPool2d max = new(size);
        Tensor y = max.Apply(x), index = new AdaptiveMaxPool2dIndex().Apply(x, y);
        return (OpTrial[])
        [
            new(new AdaptiveAvgPool2d(size), Normal(2, 3, 7, 6)),
            new(new AdaptiveAvgPool2dGrad(x.Shape), dy),
            new(max, x),
            new(new AdaptiveMaxPool2dIndex(), x, y),
            new(new AdaptiveMaxPool2dGrad(x.Shape), index, dy),
            new(new AdaptiveMaxPool2dGather(), index, Normal(2, 3, 7, 6)),
        ];
    });
}
