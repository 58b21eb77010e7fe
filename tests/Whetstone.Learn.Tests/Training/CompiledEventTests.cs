namespace Whetstone.Learn.Tests.Training;

/// <summary>A compiled learner raises the events of the eager one.</summary>
public sealed class CompiledEventTests : EventTests
{
    private protected override Learner Ready(Learner learner) => learner.Compile(new() { Log = Assert.Fail });
}
