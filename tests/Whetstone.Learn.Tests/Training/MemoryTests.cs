using System.Reflection;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Learn.Tests.Training;

[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTestsAlone;

[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Steps = 300, WarmUp = 60;

    [Fact]
    public void Three_hundred_steps_keep_the_pools_memory_flat()
    {
        Sequential net = new(new Conv2d(1, 8, 3, padding: 1), new BatchNorm2d(8), new Relu(), new MaxPool2d(2), new Flatten(), new Dense(10));
        net.Initialize(new(1));
        ArrayDataset set = new(Testing.Tensors.Normal([32 * Steps / 10, 1, 16, 16], seed: 1), Tensor.Of(new long[32 * Steps / 10]));
        Watch watch = new();
        new Learner(net, new(set, 32, shuffle: true, prefetch: 0), new SoftmaxCrossEntropyLoss(), new Sgd(net.Parameters(), 0.01f, momentum: 0.9f)).Fit(10, [watch]);
        Assert.Equal(Steps, watch.Bytes.Count);
        long early = watch.Bytes.Take(WarmUp).Max(), late = watch.Bytes.Skip(WarmUp).Max();
        Assert.True(late <= early * 1.25, $"{early:N0} bytes in the first {WarmUp} steps, {late:N0} later");
    }

    private sealed class Watch : Callback
    {
        // The pool is no part of the public surface.
        private readonly PropertyInfo total;
        private readonly object pool;

        internal Watch()
        {
            Type type = typeof(Tensor).Assembly.GetType("Whetstone.MemoryPool", throwOnError: true)!;
            pool = type.GetProperty("Shared", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
            total = type.GetProperty("TotalBytes", BindingFlags.Instance | BindingFlags.NonPublic)!;
        }

        internal List<long> Bytes { get; } = [];

        public override Flow AfterStep(Run run)
        {
            Bytes.Add((long)total.GetValue(pool)!);
            return Flow.Continue;
        }
    }
}
