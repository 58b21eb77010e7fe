namespace Whetstone.Nn.Tests.Modules;

/// <summary>A batch that is cut for several devices gives the gradients of the whole one.</summary>
public sealed class SplitBatchTests
{
    [Theory, InlineData(2, true), InlineData(3, true), InlineData(5, false)]
    public void Gradients_of_all_parts_add_up_to_those_of_the_batch(int devices, bool even)
    {
        Sequential net = new(new Conv2d(6, 3, padding: 1), new Relu(), new MaxPool2d(2), new Conv2d(8, 3), new Tanh(), new Flatten(), new Dense(5));
        net.Initialize(new Rng(1));
        Tensor data = Tensor.Normal([12, 3, 10, 10], new Rng(2)), label = Tensor.RandomInt([12], 0, 5, new Rng(3));
        float[][] whole = Gradients(net, data, label, 1, even: true), parts = Gradients(net, data, label, devices, even);
        foreach ((float[] a, float[] b) in whole.Zip(parts))
        {
            // Only sums over the batch are taken in another order: some roundings of 2⁻²⁴ of the largest gradient.
            double largest = a.Max(Math.Abs);
            Assert.True(largest > 0);
            Assert.All(a.Zip(b), p => Assert.True(Math.Abs(p.First - p.Second) <= 1e-5 * largest, $"{p.First} and {p.Second}"));
        }
    }

    private static float[][] Gradients(Sequential net, Tensor data, Tensor label, int devices, bool even)
    {
        Device[] all = [.. Enumerable.Range(0, devices).Select(Device.Cpu)];
        foreach (Parameter p in net.Parameters()) if (p.IsInitialized) p.Grad = null;
        SoftmaxCrossEntropyLoss loss = new(reduction: Reduction.Sample);
        // As in Gluon: all losses first, then all backward passes.
        Tensor[] losses = [.. data.SplitAndLoad(all, evenSplit: even).Zip(label.SplitAndLoad(all, evenSplit: even), (x, y) => loss.Call(net.Call(x), y))];
        foreach (Tensor l in losses) l.Backward();
        return [.. net.Parameters().Select(p => p.Grad!.ToArray())];
    }
}
