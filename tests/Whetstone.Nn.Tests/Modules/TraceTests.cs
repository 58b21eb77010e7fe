namespace Whetstone.Nn.Tests.Modules;

/// <summary>Modules whose tensors are replaced, rather than changed, where a program could not do so again.</summary>
public sealed class TraceTests
{
    [Fact]
    public void A_buffer_replaced_inside_a_traced_function_is_refused()
    {
        Buffer buffer = new(Tensor.Of(1f, 2));
        TraceException error = Assert.Throws<TraceException>(() => Program.Trace(x =>
        {
            buffer.Data = x[0] * 2;
            return x;
        }, [new Spec([2])]));
        Assert.Contains("change it in place with Data.Assign", error.Reason, StringComparison.Ordinal);
        Assert.Equal([1f, 2], buffer.Data.ToArray());
    }

    [Fact]
    public void A_parameter_replaced_inside_a_traced_function_is_refused()
    {
        Parameter weight = new(new Shape(2));
        weight.Set(Tensor.Of(1f, 2));
        Assert.Throws<TraceException>(() => Program.Trace(x =>
        {
            weight.Set(x[0]);
            return x;
        }, [new Spec([2])]));
        Assert.Equal([1f, 2], weight.Data.ToArray());
    }

    [Fact]
    public void A_buffer_may_be_replaced_by_queued_work()
    {
        Buffer buffer = new(Tensor.Of(1f, 2));
        using (new global::Whetstone.Deferred()) buffer.Data = buffer.Data * 2;
        Assert.Equal([2f, 4], buffer.Data.ToArray());
    }

    [Fact]
    public void A_network_may_learn_its_sizes_within_a_deferred_scope()
    {
        static Sequential Net() => new(new Conv2d(4, 3), new BatchNorm2d(), new Flatten(), new Dense(2));
        Tensor x = Testing.Tensors.Normal([2, 1, 5, 5], seed: 1);
        Sequential eager = Net(), queued = Net();
        eager.Initialize(new Rng(1));
        Tensor y = eager.Call(x), z;
        using (new global::Whetstone.Deferred())
        {
            queued.Initialize(new Rng(1));
            z = queued.Call(x);
        }
        Assert.Equal(y.ToArray(), z.ToArray());
        Assert.All(queued.StateDict(), p => Assert.Equal(eager.StateDict()[p.Key].ToArray(), p.Value.ToArray()));
    }
}
