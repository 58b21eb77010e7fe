using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>Reads a type into the rows that it adds to the table of its assembly.</summary>
internal static class OpReader
{
    // The op records that a pointwise function goes into, and what is added to its name.
    private static readonly (string Interface, string Record, string Suffix)[] s_maps =
    [
        ("IPointwise", "Map", ""), ("IPointwise", "MapGrad", "Grad"), ("IPointwise2", "Map2", ""), ("IPointwise3", "Map3", ""),
    ];

    /// <summary>The rows: one for an op record, one or two for a pointwise function, none for anything else.</summary>
    public static EquatableArray<OpModel> Read(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is not INamedTypeSymbol { IsAbstract: false, IsGenericType: false } type || !IsVisible(type))
            return default;
        if (type.TypeKind == TypeKind.Struct)
            return new([.. Maps(type, context.SemanticModel.Compilation)]);
        return IsOp(type) ? new([Row(type, NameOf(type))]) : default;
    }

    private static IEnumerable<OpModel> Maps(INamedTypeSymbol type, Compilation compilation)
    {
        foreach (var (contract, record, suffix) in s_maps)
        {
            if (!type.AllInterfaces.Any(parent => parent.Name == contract && WhetstoneTypes.IsNamespace(parent.ContainingNamespace, "Kernels", "Whetstone"))
                || compilation.GetTypeByMetadataName($"Whetstone.Ops.{record}`1") is not { } map)
                continue;
            yield return Row(type, map, NameOf(type) + suffix);
        }
    }

    private static OpModel Row(INamedTypeSymbol type, string name)
    {
        var (write, read, problem) = RecordCode.Of(type, "v");
        return new(name, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), write, read, problem);
    }

    // A pointwise function is the one attribute of its op: the file holds the function's own attributes in its place.
    private static OpModel Row(INamedTypeSymbol function, INamedTypeSymbol map, string name)
    {
        var (write, read, problem) = RecordCode.Of(function, "v.Fn");
        var op = map.Construct(function).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new(name, op, write, $"new {op}({read})", problem);
    }

    private static string NameOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { Name: "OpAttribute" } own && WhetstoneTypes.IsNamespace(own.ContainingNamespace, "Whetstone"))
            ?.ConstructorArguments.FirstOrDefault().Value as string ?? type.Name;

    private static bool IsOp(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            if (parent.Name == "Op" && WhetstoneTypes.IsNamespace(parent.ContainingNamespace, "Whetstone"))
                return true;
        return false;
    }

    // What generated code of the same assembly can name.
    private static bool IsVisible(INamedTypeSymbol type) => PartialTypes.WithContainers(type).All(part =>
        !part.IsFileLocal && !part.IsGenericType
        && part.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal);
}
