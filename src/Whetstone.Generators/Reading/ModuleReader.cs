using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Whetstone.Generators;

/// <summary>Reads one partial class into the model its override is written from.</summary>
internal static class ModuleReader
{
    /// <summary>The model, or null when nothing is to be generated for this declaration.</summary>
    public static ModuleModel? Read(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is not INamedTypeSymbol type
            || !IsFirstDeclaration(type, (ClassDeclarationSyntax)context.Node)
            || !WhetstoneTypes.DerivesFromModule(type)
            || MemberReader.VisitsByHand(type))
            return null;

        // What cannot be extended from another file is reported by the analyzer.
        var chain = PartialTypes.WithContainers(type);
        if (!chain.All(PartialTypes.IsPartial) || chain[0].IsFileLocal)
            return null;

        var members = MemberReader.MembersOf(type).ToImmutableArray();
        return members.IsEmpty ? null : new ModuleModel(
            FileNames.Of(chain),
            type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(FullName),
            new(chain.Select(PartialTypes.Declaration).ToImmutableArray()),
            new(members));
    }

    // A class of several parts passes here once for each; it is generated with the first.
    private static bool IsFirstDeclaration(INamedTypeSymbol type, ClassDeclarationSyntax node)
    {
        var first = type.DeclaringSyntaxReferences[0];
        return first.SyntaxTree == node.SyntaxTree && first.Span == node.Span;
    }

    private static readonly SymbolDisplayFormat FullName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);
}
