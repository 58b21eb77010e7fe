using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Whetstone.Generators;

/// <summary>Reports modules and parameters that a class keeps only by capturing them (WHET011).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CapturedParameterAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Descriptors.CapturedParameter];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolStartAction(Start, SymbolKind.NamedType);
    }

    private static void Start(SymbolStartAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || !WhetstoneTypes.DerivesFromModule(type) || MemberReader.VisitsByHand(type))
            return;

        // Each parameter is reported once, at its declaration, however often it is used.
        var seen = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterOperationAction(
            use =>
            {
                var parameter = ((IParameterReferenceOperation)use.Operation).Parameter;
                if (IsCaptured(parameter, type, use.ContainingSymbol) && seen.TryAdd(parameter, true))
                    use.ReportDiagnostic(Report(parameter, type));
            },
            OperationKind.ParameterReference);
    }

    private static bool IsCaptured(IParameterSymbol parameter, INamedTypeSymbol type, ISymbol user) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, type)
        && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax)
        // Initializers of fields and properties run inside the constructor and capture nothing.
        && user is IMethodSymbol
        && !SymbolEqualityComparer.Default.Equals(user, constructor)
        && MemberTypes.KindOf(parameter.Type) is not null;

    private static Diagnostic Report(IParameterSymbol parameter, INamedTypeSymbol type) =>
        Diagnostic.Create(
            Descriptors.CapturedParameter,
            parameter.Locations[0],
            parameter.Name,
            type.Name,
            parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
            char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1));
}
