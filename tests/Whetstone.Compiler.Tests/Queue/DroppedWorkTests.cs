using System.Runtime.CompilerServices;

namespace Whetstone.Compiler.Tests.Queue;

/// <summary>What nobody needs is not computed, and what is needed is computed once.</summary>
public sealed class DroppedWorkTests
{
    [Fact]
    public void A_result_that_nobody_holds_is_not_computed()
    {
        StrongBox<int> runs = new();
        using Deferred queue = Tensor.Defer();
        Drop(runs);
        GC.Collect();
        queue.WaitAll();
        Assert.Equal(0, runs.Value);
    }

    [Fact]
    public void Equal_operations_run_once()
    {
        StrongBox<int> runs = new();
        Tensor x = Tensor.Of(1f, 2);
        using Deferred queue = Tensor.Defer();
        Tensor a = new Counted(runs).Apply(x), b = new Counted(runs).Apply(x);
        Assert.Equal(a.ToArray(), b.ToArray());
        Assert.Equal(1, runs.Value);
    }

    [Fact]
    public void Equal_operations_before_and_after_a_change_run_twice()
    {
        StrongBox<int> runs = new();
        Tensor x = Tensor.Of(1f, 2);
        using Deferred queue = Tensor.Defer();
        Tensor a = new Counted(runs).Apply(x);
        x.Assign(x * 2);
        Tensor b = new Counted(runs).Apply(x);
        Assert.Equal([1f, 2], a.ToArray());
        Assert.Equal([2f, 4], b.ToArray());
        Assert.Equal(2, runs.Value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(StrongBox<int> runs) => new Counted(runs).Apply(Tensor.Of(1f, 2));

    private sealed record Counted(StrongBox<int> Runs) : Op
    {
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0];

        public override void Run(in Launch l)
        {
            Runs.Value++;
            l.X(0).CopyTo(l.Y);
        }
    }
}
