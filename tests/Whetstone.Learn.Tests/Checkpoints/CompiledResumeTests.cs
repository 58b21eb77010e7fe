namespace Whetstone.Learn.Tests.Checkpoints;

/// <summary>A compiled run can be interrupted and resumed as an eager one can.</summary>
public sealed class CompiledResumeTests : ResumeTests
{
    private protected override Learner Ready(Learner learner) => learner.Compile(new() { Log = Assert.Fail });
}
