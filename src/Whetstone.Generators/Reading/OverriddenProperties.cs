using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>
/// An auto-property that overrides another auto-property would be visited twice: by the base class, which reads it
/// virtually and so already sees the override's value, and by its own.
/// </summary>
internal static class OverriddenProperties
{
    /// <summary>Whether the override of a base class already visits this property.</summary>
    public static bool IsVisitedByBase(IPropertySymbol property)
    {
        for (var parent = property.OverriddenProperty; parent is not null; parent = parent.OverriddenProperty)
            if (WhetstoneTypes.DerivesFromModule(parent.ContainingType) && IsStored(parent))
                return true;
        return false;
    }

    private static bool IsStored(IPropertySymbol property)
    {
        var definition = property.OriginalDefinition;
        if (definition.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, definition)))
            return true;
        // Private fields of a referenced assembly are not read; there the mark on the getter tells.
        return definition.GetMethod is { } getter && getter.GetAttributes()
            .Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
    }
}
