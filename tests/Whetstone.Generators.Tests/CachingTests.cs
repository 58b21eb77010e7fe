using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Whetstone.Generators.Tests;

public class CachingTests
{
    private const string LeNet = "public partial class LeNet : Module { Conv _conv = new(); }";
    private const string Other = "public class Other { public int Count; }";
    private const string VggNet = "public partial class VggNet : Module { Conv _conv = new(); Conv[] _rest = []; }";

    [Fact]
    public void An_unrelated_edit_writes_nothing_anew()
    {
        var result = RunTwice(Other, "public class Other { public long Count; public Other? Next; }");

        Assert.All(ModuleReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(2, OutputReasons(result).Length);
    }

    [Fact]
    public void An_edit_inside_a_method_of_a_module_writes_nothing_anew()
    {
        var result = RunTwice(LeNet, LeNet.Replace("new(); }", "new(); int Twice(int x) => 2 * x; }", StringComparison.Ordinal));

        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_new_member_writes_only_its_class_anew()
    {
        var result = RunTwice(LeNet, LeNet.Replace("new(); }", "new(); Conv _second = new(); }", StringComparison.Ordinal));

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            OutputReasons(result).Order());
    }

    private static GeneratorRunResult RunTwice(string before, string after)
    {
        var first = Compiled.Sources(LeNet, Other, VggNet);
        var edited = first.SyntaxTrees.Single(tree => tree.ToString() == before);
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        return CSharpGeneratorDriver
            .Create([new ModuleGenerator().AsSourceGenerator()], parseOptions: Compiled.Parsing, driverOptions: options)
            .RunGenerators(first)
            .RunGenerators(first.ReplaceSyntaxTree(edited, Compiled.Parse(after)))
            .GetRunResult().Results.Single();
    }

    private static IncrementalStepRunReason[] ModuleReasons(GeneratorRunResult result) =>
        [.. result.TrackedSteps[ModuleGenerator.ModulesStep].SelectMany(step => step.Outputs).Select(output => output.Reason)];

    private static IncrementalStepRunReason[] OutputReasons(GeneratorRunResult result) =>
        [.. result.TrackedOutputSteps.Values.SelectMany(steps => steps)
            .SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
