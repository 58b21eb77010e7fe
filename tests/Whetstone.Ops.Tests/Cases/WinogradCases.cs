using Whetstone.Kernels;
using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class WinogradCases : IOpCase
{
    private static readonly (Conv2d Conv, Tensor X, Tensor W)[] Small =
    [
        (new(1, 1, 1, 1), Normal(2, 3, 6, 5), Normal(4, 3, 3, 3)),
        (new(1, (0, 2), 1, 1), Normal(1, 4, 5, 9), Normal(5, 4, 3, 3)),
        (new(1, 1, 1, 1), Normal(3, 2, 2, 5), Normal(2, 2, 3, 3)), // tiles reach over two images
    ];

    public IEnumerable<OpTrial> Trials => Enum.GetValues<WinogradForm>().SelectMany(form => Small.SelectMany(c => Each(c.Conv, c.X, c.W, form)));

    private static IEnumerable<OpTrial> Each(Conv2d conv, Tensor x, Tensor w, WinogradForm form)
    {
        Tensor dy = Tensors.Normal(conv.Apply(x, w).Shape, seed: 21);
        return
        [
            new(new WinogradConv2d(conv, form), x, w),
            new(new WinogradConv2d(conv, form), x, w, Normal(w.Shape[0])),
            new(new WinogradConv2dInputGrad(new(conv, x.Shape), form), dy, w),
            new(new WinogradConv2dWeightGrad(new(conv, w.Shape)), x, dy),
        ];
    }
}
