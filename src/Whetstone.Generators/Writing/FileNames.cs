using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>Names generated files.</summary>
internal static class FileNames
{
    /// <summary>The file's name for a type given with its containing types, outermost first.</summary>
    public static string Of(IReadOnlyList<INamedTypeSymbol> chain)
    {
        var names = chain.Select(type => type.Arity == 0 ? type.Name : $"{type.Name}-{type.Arity}");
        if (!chain[0].ContainingNamespace.IsGlobalNamespace)
            names = names.Prepend(chain[0].ContainingNamespace.ToDisplayString(Plain));
        var name = string.Join(".", names);
        return $"{name}.{Hash(name).ToString("x8", CultureInfo.InvariantCulture)}.g.cs";
    }

    // Without the @ of names that are keywords, which a file name must not contain.
    private static readonly SymbolDisplayFormat Plain = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    // Generated file names are compared without case and a clash stops the generator for the whole project, so ResNet
    // and Resnet must differ by more. FNV-1a; string.GetHashCode changes from run to run.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 16777619u);
        return hash;
    }
}
