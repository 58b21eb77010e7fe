using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Whetstone.Generators.Tests;

/// <summary>Compiles small sources with the generator, in memory.</summary>
internal sealed class Compiled
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Linq;
        global using Seen;
        global using Whetstone.Nn;
        global using Buffer = Whetstone.Nn.Buffer;
        """;

    private static readonly MetadataReference[] s_platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private Compiled(Compilation compilation, GeneratorDriverRunResult run)
    {
        Compilation = compilation;
        Run = run;
    }

    /// <summary>The compilation with the generated files.</summary>
    public Compilation Compilation { get; }

    public GeneratorDriverRunResult Run { get; }

    public string[] Generated =>
        [.. Run.Results.Single().GeneratedSources.Select(source => source.SourceText.ToString())];

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    /// <summary>The sources before the generator has run.</summary>
    public static CSharpCompilation Sources(params string[] sources) => CSharpCompilation.Create(
        "Net" + Guid.NewGuid().ToString("N"),
        [.. sources.Prepend(Usings).Prepend(Contract.Source).Select(Parse)],
        s_platform,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            // The sources here carry no documentation and leave fields unassigned; the generated code is held to all.
            specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress), new("CS0169", ReportDiagnostic.Suppress),
                new("CS0649", ReportDiagnostic.Suppress)]));

    public static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, Parsing);

    public static Compiled With(params string[] sources) => With(Sources(sources));

    public static Compiled With(Compilation sources)
    {
        var driver = CSharpGeneratorDriver.Create([new ModuleGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(sources, out var compilation, out var problems);
        Assert.Empty(problems);
        return new Compiled(compilation, driver.GetRunResult());
    }

    /// <summary>Loads the assembly, makes the module and returns what the visitor sees of it.</summary>
    public string[] Visit(string module)
    {
        var assembly = Load();
        var type = assembly.GetType(module, throwOnError: true)!;
        return Visit(assembly, type);
    }

    public static string[] Visit(Assembly assembly, Type type)
    {
        var log = assembly.GetType("Seen.Log")!.GetMethod("Of")!;
        return (string[])log.Invoke(null, [Activator.CreateInstance(type)])!;
    }

    public Assembly Load()
    {
        Assert.Empty(Compilation.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        using var image = new MemoryStream();
        Assert.True(Compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray());
    }
}
