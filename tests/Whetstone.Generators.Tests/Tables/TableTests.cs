using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Whetstone.Generators.Tests.Tables;

public class TableTests
{
    private const string Table = "[OpsOfThisAssembly] public static partial class MyOps;";

    [Fact]
    public void Attributes_of_every_kind_are_written_and_read()
    {
        var text = Generated("""
            public sealed record Inner(double Eps);
            public sealed record All(int A, long B, ulong C, float D, double E, bool F, string G, Mode H, Shape I, Size J, Inner K) : Op;
            """);

        Assert.Contains("""static (v, w) => { w.Write("A", v.@A); w.Write("B", v.@B);""", text, StringComparison.Ordinal);
        Assert.Contains("""w.Write("H", v.@H.ToString()); w.Write("I", v.@I.Span); w.Write("J", v.@J, static (v, w) => { w.Write("H", v.@H); w.Write("W", v.@W); });""", text, StringComparison.Ordinal);
        Assert.Contains("""new global::All(r.Int32("A"), r.Int64("B"), r.UInt64("C"), r.Single("D"), r.Double("E"), r.Boolean("F"), r.Text("G"), r.Text("H") switch { "Zeros" => """, text, StringComparison.Ordinal);
        Assert.Contains("""global::Whetstone.Shape.Create(r.Int32s("I")), r.Record("J", static r => new global::Whetstone.Size(r.Int32("H"), r.Int32("W")))""", text, StringComparison.Ordinal);
        // Two names of one value are one case.
        Assert.DoesNotContain("Same", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pointwise_function_gives_its_op_and_the_op_of_its_gradient()
    {
        var text = Generated("[Op(\"my.snake\")] public readonly record struct Snake(float A) : IPointwise; public readonly record struct Two : IPointwise2;");

        Assert.Contains("""OpEntry.Of<global::Whetstone.Ops.Map<global::Snake>>("my.snake", static (v, w) => { w.Write("A", v.Fn.@A); }, static r => new global::Whetstone.Ops.Map<global::Snake>(new global::Snake(r.Single("A"))))""", text, StringComparison.Ordinal);
        Assert.Contains("""OpEntry.Of<global::Whetstone.Ops.MapGrad<global::Snake>>("my.snakeGrad",""", text, StringComparison.Ordinal);
        Assert.Contains("""OpEntry.Of<global::Whetstone.Ops.Map2<global::Two>>("Two",""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_stands_in_for_what_an_older_file_lacks() => Assert.Contains(
        """new global::D((r.Has("A") ? r.Double("A") : 0.5d), (r.Has("M") ? r.Text("M") switch { "Zeros" => global::Whetstone.Mode.@Zeros, "Edge" => global::Whetstone.Mode.@Edge, var other => throw r.Bad("M", "is '" + other + "', which is no Mode") } : (global::Whetstone.Mode)(1)))""",
        Generated("public sealed record D(double A = 0.5, Mode M = Mode.Edge) : Op;"), StringComparison.Ordinal);

    [Theory]
    [InlineData("public sealed record Bad(int[] Rows) : Op;", "its parameter Rows is of type int[], which has no form in a file")]
    [InlineData("public sealed record Bad(int A) : Op { public int B { get; init; } }", "its member B is no parameter of its record")]
    [InlineData("public sealed record Bad(Op Inner) : Op;", "its parameter Inner is of type Op, which has no form in a file")]
    [InlineData("public sealed record Ring(Link Next); public sealed record Link(Ring Back); public sealed record Bad(Ring Ring) : Op;", "its parameter Ring is of type Ring, which has no form in a file")]
    public void An_op_that_cannot_be_written_says_why(string source, string reason) =>
        Assert.Contains($"""OpEntry.Unwritable<global::Bad>("Bad", "{reason}")""", Generated(source), StringComparison.Ordinal);

    [Theory]
    [InlineData("public abstract record Base(int A) : Op;")]
    [InlineData("public sealed record Many<T>(T A) : Op;")]
    [InlineData("file sealed record Mine(int A) : Op;")]
    [InlineData("public static class Outer { private sealed record Mine(int A) : Op; }")]
    [InlineData("public readonly record struct NoFunction(int A);")]
    public void What_is_no_op_or_cannot_be_named_has_no_row(string source) =>
        Assert.Contains("Table { get; } = new();", Generated(source), StringComparison.Ordinal);

    [Fact]
    public void Without_a_class_for_it_no_table_is_written() => Assert.Empty(Run(Sources("public sealed record A(int B) : Op;")).GeneratedSources);

    [Fact]
    public void An_unrelated_edit_writes_nothing_anew()
    {
        const string Before = "public class Other { public int Count; }";
        var first = Sources(Table, "public sealed record A(int B) : Op;", Before);
        var edited = first.SyntaxTrees.Single(tree => tree.ToString() == Before);
        var result = CSharpGeneratorDriver
            .Create([new OpTableGenerator().AsSourceGenerator()], parseOptions: Compiled.Parsing, driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(first)
            .RunGenerators(first.ReplaceSyntaxTree(edited, Compiled.Parse("public class Other { public long Count; public Other? Next; }")))
            .GetRunResult().Results.Single();

        Assert.All(result.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private static string Generated(string source)
    {
        var sources = Sources(Table, source);
        CSharpGeneratorDriver.Create([new OpTableGenerator().AsSourceGenerator()], parseOptions: Compiled.Parsing)
            .RunGeneratorsAndUpdateCompilation(sources, out var compilation, out _);
        Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        return Assert.Single(Run(sources).GeneratedSources).SourceText.ToString();
    }

    private static GeneratorRunResult Run(CSharpCompilation sources) =>
        CSharpGeneratorDriver.Create([new OpTableGenerator().AsSourceGenerator()], parseOptions: Compiled.Parsing).RunGenerators(sources).GetRunResult().Results.Single();

    private static CSharpCompilation Sources(params string[] sources) => Compiled.Sources([TableContract.Source, "global using Whetstone; global using Whetstone.Kernels; namespace Whetstone.Kernels { }", .. sources]);
}
