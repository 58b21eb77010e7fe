using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class ConvCases : IOpCase
{
    private static readonly (Conv2d Conv, Tensor X, Tensor W)[] Small =
    [
        (new(1, 0, 1, 1), Normal(2, 3, 6, 5), Normal(4, 3, 3, 3)),
        (new(2, 1, 1, 1), Normal(1, 3, 7, 8), Normal(4, 3, 3, 3)),
        (new(1, 0, 1, 1), Normal(2, 4, 5, 4), Normal(6, 4, 1, 1)),
        (new(1, 1, 1, 2), Normal(1, 4, 6, 5), Normal(6, 2, 3, 3)),
        (new(1, 1, 1, 4), Normal(2, 4, 5, 6), Normal(4, 1, 3, 3)),
        (new((2, 1), (2, 1), (2, 1), 1), Normal(1, 2, 9, 6), Normal(3, 2, 3, 2)),
    ];

    public IEnumerable<OpTrial> Trials => Small.SelectMany(Each).Append(
        new(new Conv2d(1, 1, 1, 1), Normal(2, 16, 24, 23), Normal(33, 16, 3, 3), Normal(33)) { CheckGradients = false });

    // Both gradients are ops of their own, linear in each of their inputs.
    private static IEnumerable<OpTrial> Each((Conv2d Conv, Tensor X, Tensor W) c)
    {
        Tensor y = c.Conv.Apply(c.X, c.W), dy = Tensors.Normal(y.Shape, seed: 21);
        OpTrial[] sums = Conv2dInputGrad.Adds(c.Conv, c.X.Shape, c.W.Shape) ? [new(new Conv2dInputGrad(c.Conv, c.X.Shape), dy, c.W, Tensors.Normal(c.X.Shape, seed: 22))] : [];
        return
        [
            .. sums,
            new(c.Conv, c.X, c.W),
            new(c.Conv, c.X, c.W, Normal(c.W.Shape[0])),
            new(new Conv2dInputGrad(c.Conv, c.X.Shape), dy, c.W),
            new(new Conv2dWeightGrad(c.Conv, c.W.Shape), c.X, dy),
        ];
    }
}
