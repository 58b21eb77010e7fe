namespace Whetstone.Compiler.Tests;

[CollectionDefinition(nameof(ReplayGarbageTests), DisableParallelization = true)]
public sealed class ReplayGarbageTestsAlone;

/// <summary>A compiled step makes no garbage, on the calling thread or on any other. Runs alone: the counter is that of the process.</summary>
[Collection(nameof(ReplayGarbageTests))]
public sealed class ReplayGarbageTests
{
    private const int MostSteps = 300;

    [Theory, MemberData(nameof(CompiledStepLaws.Networks), MemberType = typeof(CompiledStepLaws))]
    public void A_replayed_step_allocates_nothing_on_any_thread(string name)
    {
        TrainingStep step = CompiledStepLaws.Of(name);
        Executable executable = step.Trace().Compile();
        (Tensor x, Tensor y) = step.Batch(0);
        // What a step allocates it allocates each time. But code that the just-in-time compiler has not optimised yet may box, and the
        // test host does things in the background once in a while: so steps are taken until one makes no garbage.
        long least = long.MaxValue;
        for (int i = 0; i < MostSteps && least > 0; i++) least = Math.Min(least, Allocated(executable, x, y));
        Assert.Equal(0, least);
    }

    private static long Allocated(Executable executable, Tensor x, Tensor y)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        executable.Replay(x, y);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
