namespace Whetstone.Compiler.Tests;

[CollectionDefinition(nameof(ReplayGarbageTests), DisableParallelization = true)]
public sealed class ReplayGarbageTestsAlone;

/// <summary>A compiled step makes no garbage, on the calling thread or on any other. Runs alone: the counter is that of the process.</summary>
[Collection(nameof(ReplayGarbageTests))]
public sealed class ReplayGarbageTests
{
    [Theory, MemberData(nameof(CompiledStepLaws.Networks), MemberType = typeof(CompiledStepLaws))]
    public void A_replayed_step_allocates_nothing_on_any_thread(string name)
    {
        TrainingStep step = CompiledStepLaws.Of(name);
        Executable executable = step.Trace().Compile();
        (Tensor x, Tensor y) = step.Batch(0);
        for (int i = 0; i < 3; i++) executable.Replay(x, y);
        // What a step allocates it allocates each time; what the test host does in the background it does once in a while.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Allocated(executable, x, y)));
    }

    private static long Allocated(Executable executable, Tensor x, Tensor y)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        executable.Replay(x, y);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
