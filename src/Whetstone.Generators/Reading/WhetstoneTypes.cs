using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>
/// Recognises the types of Whetstone.Nn by name. By name rather than by symbol, so that it also works while
/// Whetstone.Nn itself is compiled.
/// </summary>
internal static class WhetstoneTypes
{
    public const string Visitor = "IMemberVisitor";
    public const string VisitMembers = "VisitMembers";

    /// <summary>Whether <paramref name="type"/> is the type <paramref name="name"/> of Whetstone.Nn.</summary>
    public static bool Is(ITypeSymbol? type, string name) =>
        type is INamedTypeSymbol { Arity: 0, ContainingType: null } named
        && named.Name == name
        && IsNamespace(named.ContainingNamespace, "Nn", "Whetstone");

    /// <summary>Whether the class derives from Module, directly or not; Module itself does not.</summary>
    public static bool DerivesFromModule(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            if (Is(parent, "Module"))
                return true;
        return false;
    }

    /// <summary>Whether a value of the type is a module; a type parameter is one when its constraints say so.</summary>
    public static bool IsModule(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(IsModule),
        INamedTypeSymbol named => Is(named, "Module") || DerivesFromModule(named),
        _ => false,
    };

    /// <summary>Whether the namespace is the one given by its names from the innermost to the outermost.</summary>
    public static bool IsNamespace(INamespaceSymbol? space, params string[] names)
    {
        foreach (var name in names)
        {
            if (space is null || space.Name != name)
                return false;
            space = space.ContainingNamespace;
        }
        return space is { IsGlobalNamespace: true };
    }
}
