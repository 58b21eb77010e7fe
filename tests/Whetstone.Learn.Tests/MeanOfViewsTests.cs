using Whetstone.Nn;

namespace Whetstone.Learn.Tests;

public sealed class MeanOfViewsTests
{
    [Fact]
    public void What_a_network_says_of_several_views_is_averaged()
    {
        Sequential net = new(new Flatten(), new Linear(12, 3));
        net.Initialize(new Rng(1));
        Tensor views = Tensor.Normal([2, 5, 3, 2, 2], new Rng(2));
        using IDisposable off = Autograd.Pause();
        Tensor outputs = new MeanOfViews(net) { OfProbabilities = false }.Call(views), logs = new MeanOfViews(net).Call(views);
        Assert.Equal(new Shape(2, 3), outputs.Shape);
        for (int n = 0; n < 2; n++)
        {
            Tensor each = net.Call(views[n]);
            Assert.Equal(each.Mean(0).ToArray(), outputs[n].ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6f);
            Assert.Equal(each.Softmax(1).Mean(0).ToArray(), logs[n].Exp().ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6f);
        }
        Assert.Throws<ShapeException>(() => new MeanOfViews(net).Call(Tensor.Zeros([2, 12])));
        Assert.Equal(net.ParameterCount(), new MeanOfViews(net).ParameterCount());
    }
}
