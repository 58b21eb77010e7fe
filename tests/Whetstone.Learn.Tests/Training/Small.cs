using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Testing;

namespace Whetstone.Learn.Tests.Training;

/// <summary>A small network with dropout and batch statistics, and data for it.</summary>
internal static class Small
{
    internal static Sequential Net(ulong seed = 1)
    {
        Sequential net = new(new Linear(4, 8), new BatchNorm1d(8), new Relu(), new Dropout(0.3), new Linear(8, 3));
        net.Initialize(new(seed));
        return net;
    }

    internal static DataLoader Data(int samples = 12, int batch = 4, ulong seed = 3, bool shuffle = true)
    {
        long[] labels = [.. Enumerable.Range(0, samples).Select(i => (long)(i % 3))];
        return new(new ArrayDataset(Tensors.Normal([samples, 4], seed: 5), Tensor.Of(labels, [samples])), batch, shuffle, seed: seed, prefetch: 0);
    }

    internal static Learner Learner(Sequential? net = null, DataLoader? train = null, DataLoader? valid = null, params Callback[] callbacks)
    {
        net ??= Net();
        return new(net, train ?? Data(), new SoftmaxCrossEntropyLoss(), new Sgd(net.Parameters(), 0.1f, momentum: 0.9f), valid, callbacks: callbacks);
    }

    /// <summary>All weights and statistics of a network, one after the other.</summary>
    internal static double[] Values(Module net) => [.. net.StateDict().OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value.ToArray<double>())];
}
