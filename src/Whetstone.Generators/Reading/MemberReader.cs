using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Whetstone.Generators;

/// <summary>Finds the members of a class that the visitor is to see.</summary>
internal static class MemberReader
{
    /// <summary>The class's own members to visit, in declaration order.</summary>
    public static IEnumerable<MemberModel> MembersOf(INamedTypeSymbol type)
    {
        // The compiler's own fields (behind properties and captured primary constructor parameters) are left out;
        // those behind properties tell which properties store their value.
        var stored = StoredProperties(type);
        foreach (var member in type.GetMembers())
        {
            var found = member switch
            {
                IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => Read(field, field.Type, [field]),
                IPropertySymbol { IsStatic: false, GetMethod: not null } property
                    when stored.TryGetValue(property, out var field) && !OverriddenProperties.IsVisitedByBase(property)
                    => Read(property, property.Type, [property, field]),
                _ => null,
            };
            if (found is not null)
                yield return found;
        }
    }

    /// <summary>Whether the class itself declares the method that would be generated.</summary>
    public static bool VisitsByHand(INamedTypeSymbol type) =>
        type.GetMembers(WhetstoneTypes.VisitMembers).OfType<IMethodSymbol>().Any(method =>
            method.Parameters.Length == 1 && WhetstoneTypes.Is(method.Parameters[0].Type, WhetstoneTypes.Visitor));

    private static Dictionary<ISymbol, IFieldSymbol> StoredProperties(INamedTypeSymbol type)
    {
        var stored = new Dictionary<ISymbol, IFieldSymbol>(SymbolEqualityComparer.Default);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>())
            if (field.AssociatedSymbol is IPropertySymbol property)
                stored[property] = field;
        return stored;
    }

    private static MemberModel? Read(ISymbol member, ITypeSymbol type, ISymbol[] attributed)
    {
        if (MemberTypes.KindOf(type) is not { } kind || IsExcluded(attributed))
            return null;
        // An explicitly implemented property is called Interface.Name and is reached through its interface only.
        var simpleName = member.Name.Substring(member.Name.LastIndexOf('.') + 1);
        var name = PathName.Given(attributed) ?? PathName.Of(simpleName);
        var receiver = member is IPropertySymbol { ExplicitInterfaceImplementations: { IsEmpty: false } targets }
            ? $"(({targets[0].ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})this)"
            : "this";
        return new MemberModel(kind, name, $"{receiver}.{Identifier(simpleName)}");
    }

    private static bool IsExcluded(ISymbol[] symbols) =>
        symbols.SelectMany(symbol => symbol.GetAttributes())
            .Any(attribute => WhetstoneTypes.Is(attribute.AttributeClass, "NotAChildAttribute"));

    private static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
