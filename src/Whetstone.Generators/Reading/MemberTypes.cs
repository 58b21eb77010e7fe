using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>Tells from a member's type what the member holds.</summary>
internal static class MemberTypes
{
    /// <summary>The kind of a member of this type, or null when it holds nothing to visit.</summary>
    public static MemberKind? KindOf(ITypeSymbol type)
    {
        // A module that is also a sequence of modules (a Sequential) is one child; it names its own.
        if (WhetstoneTypes.IsModule(type))
            return MemberKind.Child;
        if (WhetstoneTypes.Is(type, "Parameter"))
            return MemberKind.Parameter;
        if (WhetstoneTypes.Is(type, "Buffer"))
            return MemberKind.Buffer;

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];

        var elements = ElementsOf(type).ToList();
        if (elements.Any(WhetstoneTypes.IsModule))
            return IsImmutableArray(type) ? MemberKind.ImmutableChildren : MemberKind.Children;
        if (elements.Any(IsKeyedModule))
            return type.IsValueType ? MemberKind.KeyedStruct : MemberKind.Keyed;
        return null;
    }

    private static IEnumerable<ITypeSymbol> ElementsOf(ITypeSymbol type)
    {
        // A type parameter's own interfaces leave out its constraints. A multidimensional array is no generic sequence.
        ITypeSymbol[] sources = type is ITypeParameterSymbol parameter ? [.. parameter.ConstraintTypes] : [type];
        var sequences = sources.Concat(sources.SelectMany(source => source.AllInterfaces));
        return from sequence in sequences.OfType<INamedTypeSymbol>()
               where sequence.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
               select sequence.TypeArguments[0];
    }

    private static bool IsKeyedModule(ITypeSymbol element) =>
        element is INamedTypeSymbol { Name: "KeyValuePair", Arity: 2 } pair
        && WhetstoneTypes.IsNamespace(pair.ContainingNamespace, "Generic", "Collections", "System")
        && pair.TypeArguments[0].SpecialType == SpecialType.System_String
        && WhetstoneTypes.IsModule(pair.TypeArguments[1]);

    private static bool IsImmutableArray(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ImmutableArray", Arity: 1 }
        && WhetstoneTypes.IsNamespace(type.ContainingNamespace, "Immutable", "Collections", "System");
}
