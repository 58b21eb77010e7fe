using System.Reflection;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests;

/// <summary>The laws cover every pointwise op only if each names itself and an example.</summary>
public sealed class ExampleLaws
{
    [Fact]
    public void Every_pointwise_function_is_named_as_an_op_and_has_an_example()
    {
        string[] lacking = [.. PointwiseCases.Types.Where(t => !t.IsDefined(typeof(OpAttribute)) || !t.IsDefined(typeof(ExampleAttribute))).Select(t => t.Name)];
        Assert.True(lacking.Length == 0, "without [Op] or [Example]: " + string.Join(", ", lacking));
    }

    [Fact]
    public void The_search_finds_functions_of_one_two_and_three_numbers()
    {
        Assert.Equal([1, 2, 3], PointwiseCases.All.Values.Select(c => c.Arity).Distinct().Order());
        Assert.True(PointwiseCases.Types.Count() >= 50, "the search found too few ops to be right");
    }

    [Fact]
    public void No_two_ops_share_a_name()
    {
        string[] names = [.. PointwiseCases.Types.Select(t => t.GetCustomAttribute<OpAttribute>()!.Name)];
        Assert.Equal(names.Distinct(), names);
    }
}
