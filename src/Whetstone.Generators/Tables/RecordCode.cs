using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>The code that writes and reads a record by the parameters of its constructor.</summary>
internal static class RecordCode
{
    /// <summary>Statements that write the record called <paramref name="receiver"/> to <c>w</c>, and the expression that makes it from <c>r</c>; or what is wrong with the record.</summary>
    public static (string Write, string Read, string? Problem) Of(INamedTypeSymbol type, string receiver, int depth = 0)
    {
        if (Constructor(type) is not { } constructor)
            return ("", "", "it has no constructor whose parameters are its properties");
        if (Stray(type, constructor) is { } stray)
            return ("", "", $"its member {stray} is no parameter of its record");

        var (writes, reads) = (new List<string>(), new List<string>());
        foreach (var parameter in constructor.Parameters)
        {
            var (write, read, problem) = AttributeCode.Of(parameter, receiver, depth);
            if (problem is not null)
                return ("", "", problem);
            writes.Add(write);
            reads.Add(read);
        }
        return (string.Join(" ", writes), $"new {type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}({string.Join(", ", reads)})", null);
    }

    // The primary constructor of a record. Records of other assemblies do not say which it is: the longest that fits.
    private static IMethodSymbol? Constructor(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(constructor => IsReachable(constructor) && constructor.Parameters.All(parameter => IsProperty(type, parameter)))
            .OrderByDescending(constructor => constructor.Parameters.Length).FirstOrDefault();

    private static bool IsReachable(IMethodSymbol constructor) =>
        constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool IsProperty(INamedTypeSymbol type, IParameterSymbol parameter) =>
        WithBases(type).SelectMany(part => part.GetMembers(parameter.Name)).OfType<IPropertySymbol>().Any(property =>
            property.GetMethod is not null && SymbolEqualityComparer.Default.Equals(property.Type, parameter.Type));

    // What a record holds beside its parameters would be lost.
    private static string? Stray(INamedTypeSymbol type, IMethodSymbol constructor)
    {
        var names = new HashSet<string>(constructor.Parameters.Select(parameter => parameter.Name));
        return WithBases(type).SelectMany(part => part.GetMembers()).OfType<IFieldSymbol>()
            .Where(field => !field.IsStatic && !field.IsConst && !names.Contains(field.AssociatedSymbol?.Name ?? field.Name))
            .Select(field => field.AssociatedSymbol?.Name ?? field.Name).FirstOrDefault();
    }

    private static IEnumerable<INamedTypeSymbol> WithBases(INamedTypeSymbol type)
    {
        for (var part = type; part is not null && part.SpecialType == SpecialType.None; part = part.BaseType)
            yield return part;
    }
}
