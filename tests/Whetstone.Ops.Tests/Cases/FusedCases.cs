using Whetstone.Kernels;
using Whetstone.Testing;
using static Whetstone.Ops.Tests.Trial;

namespace Whetstone.Ops.Tests;

public sealed class FusedCases : IOpCase
{
    public IEnumerable<OpTrial> Trials
    {
        get
        {
            Conv2d conv = new(1, 1, 1, 1), deep = new(2, 1, 1, 3);
            Tensor x = Normal(2, 3, 6, 5), w = Normal(20, 3, 3, 3), bias = Normal(20), y = Tensors.Normal([2, 20, 6, 5], seed: 21), gamma = Normal(20), variance = Normal(20).Square() + 0.5;
            yield return new(new PrepareConv2d(conv, ConvMethod.Direct), w);
            yield return new(new PrepareConv2d(conv, ConvMethod.WinogradFour), w);
            yield return new(new PrepareLinear(), Normal(5, 7));
            yield return new(new FoldNormWeights(1e-3), w, gamma, variance);
            yield return new(new FoldNormBias(1e-3), gamma, bias, Normal(20), variance);
            yield return new(new FoldNormBias(1e-3), gamma, bias, Normal(20), variance, Normal(20));
            yield return new(new PreparedLinear<Tanh>(5, default), Normal(2, 3, 7), new PrepareLinear().Apply(Normal(5, 7)), Normal(5));
            yield return new(new FusedConv2d<Tanh>(deep, [6, 1, 3, 3], ConvMethod.Direct, false, false, false, default), x, Normal(6, 1, 3, 3));
            foreach (ConvMethod method in Enum.GetValues<ConvMethod>())
            {
                yield return new(new FusedConv2d<Tanh>(conv, w.Shape, method, false, true, true, default), x, w, bias, y);
                yield return new(new FusedConv2d<Identity>(conv, w.Shape, method, true, false, true, default), x, new PrepareConv2d(conv, method).Apply(w), y);
            }
        }
    }
}
