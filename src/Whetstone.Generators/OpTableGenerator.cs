using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Whetstone.Generators;

/// <summary>Writes the table of all ops and pointwise functions of an assembly into the class that is marked for it.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OpTableGenerator : IIncrementalGenerator
{
    /// <summary>Name of the pipeline step whose results show whether a type was read anew or found unchanged.</summary>
    public const string OpsStep = "Ops";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var ops = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is RecordDeclarationSyntax { BaseList: not null } or StructDeclarationSyntax { BaseList: not null },
                OpReader.Read)
            .WithTrackingName(OpsStep)
            .SelectMany(static (rows, _) => rows)
            .Collect();
        var tables = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Whetstone.OpsOfThisAssemblyAttribute",
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, _) => Read((INamedTypeSymbol)found.TargetSymbol))
            .Where(static table => table is not null);

        context.RegisterSourceOutput(tables.Combine(ops), static (output, pair) =>
            output.AddSource(pair.Left!.FileName, TableWriter.Write(pair.Left, pair.Right)));
    }

    // A class inside another, or one that is not partial, gets no table: the compiler then says that Table does not exist.
    private static TableModel? Read(INamedTypeSymbol type) => type.ContainingType is not null || !PartialTypes.IsPartial(type) || type.IsFileLocal ? null : new(
        FileNames.Of([type]),
        type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(),
        $"static {PartialTypes.Declaration(type)}",
        type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal");
}
