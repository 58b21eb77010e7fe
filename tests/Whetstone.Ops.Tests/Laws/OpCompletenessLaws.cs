using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>The laws cover every op only if each has a trial.</summary>
public sealed class OpCompletenessLaws : OpTheory
{
    [Fact]
    public void Every_op_has_a_trial()
    {
        HashSet<Type> tried = [.. Trials.Values.Select(t => t.Op.GetType())];
        string[] lacking = [.. OpTrials.Ops(typeof(Op).Assembly, typeof(Add).Assembly).Where(t => !tried.Contains(t)).Select(t => t.Name)];
        Assert.True(lacking.Length == 0, "without a trial (implement IOpCase in tests/Whetstone.Ops.Tests/Cases): " + string.Join(", ", lacking));
    }

    [Fact]
    public void The_search_finds_the_ops_of_both_assemblies()
    {
        Assert.Contains(typeof(Reshape), OpTrials.Ops(typeof(Op).Assembly));
        Assert.Contains(typeof(Fill), OpTrials.Ops(typeof(Add).Assembly));
    }
}
