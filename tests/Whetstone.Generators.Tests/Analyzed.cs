using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Whetstone.Generators.Tests;

/// <summary>What the analyzers say about a source, after the generator has run.</summary>
internal static class Analyzed
{
    public static async Task<Diagnostic[]> Of(string source)
    {
        var found = await Compiled.With(source).Compilation
            .WithAnalyzers([new NotPartialAnalyzer(), new CapturedParameterAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The source text a diagnostic is shown under.</summary>
    public static string Marked(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.ToString().Substring(
            diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length);
}
