using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>Reads a type into the rows that it adds to the table of its assembly.</summary>
internal static class OpReader
{
    // The op records that a pointwise function goes into, and how they are called by its name.
    private static readonly (string Interface, string Record, string Name)[] s_maps =
    [
        ("IPointwise", "Map", "{0}"), ("IPointwise", "MapGrad", "{0}Grad"), ("IPointwise2", "Map2", "{0}"), ("IPointwise3", "Map3", "{0}"),
        ("IPointwise", "BatchNormMap", "BatchNorm{0}"), ("IPointwise", "BatchNormInferenceMap", "BatchNormInference{0}"),
        ("IPointwise", "BatchNormAddMap", "BatchNormAdd{0}"), ("IPointwise", "BatchNormInferenceAddMap", "BatchNormInferenceAdd{0}"),
        ("IPointwise", "BatchNormMapGradSums", "BatchNorm{0}GradSums"), ("IPointwise", "BatchNormMapGradInput", "BatchNorm{0}GradInput"),
        ("IPointwise", "FusedConv2d", "FusedConv2d{0}"), ("IPointwise", "PreparedLinear", "PreparedLinear{0}"),
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
        foreach (var (contract, record, name) in s_maps)
        {
            if (!type.AllInterfaces.Any(parent => parent.Name == contract && WhetstoneTypes.IsNamespace(parent.ContainingNamespace, "Kernels", "Whetstone"))
                || compilation.GetTypeByMetadataName($"Whetstone.Ops.{record}`1") is not { } map)
                continue;
            var own = string.Format(CultureInfo.InvariantCulture, name, NameOf(type));
            yield return map.InstanceConstructors.Any(c => c.Parameters.Length > 1) ? Row(map.Construct(type), own) : Row(type, map, own);
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
