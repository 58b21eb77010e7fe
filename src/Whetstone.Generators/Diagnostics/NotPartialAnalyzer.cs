using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Whetstone.Generators;

/// <summary>Reports modules whose members the generator cannot reach (WHET010).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotPartialAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.NotPartial];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // Other generators' classes are not seen by this one, so there too the members would be lost.
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class
            || !WhetstoneTypes.DerivesFromModule(type)
            || Obstacle(type) is not var (reason, remedy)
            || MemberReader.VisitsByHand(type)
            || !MemberReader.MembersOf(type).Any())
            return;
        context.ReportDiagnostic(
            Diagnostic.Create(Descriptors.NotPartial, type.Locations[0], type.Name, reason, remedy));
    }

    private static (string Reason, string Remedy)? Obstacle(INamedTypeSymbol type)
    {
        var chain = PartialTypes.WithContainers(type);
        if (chain[0].IsFileLocal)
            return ($"{Whose(chain[0], type)} local to its file", "remove the modifier 'file'");

        // The class itself first: most often it is the one.
        var closed = chain.Reverse().FirstOrDefault(part => !PartialTypes.IsPartial(part));
        if (closed is null)
            return null;
        return ($"{Whose(closed, type)} not partial", $"declare it '{PartialTypes.Declaration(closed)}'");
    }

    private static string Whose(INamedTypeSymbol part, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(part, type) ? "is" : $"its containing type {part.Name} is";
}
