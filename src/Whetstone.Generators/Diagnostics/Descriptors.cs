using Microsoft.CodeAnalysis;

namespace Whetstone.Generators;

/// <summary>The diagnostics of this assembly.</summary>
internal static class Descriptors
{
    private const string Category = "Whetstone.Nn";

    /// <summary>WHET010: members that the generator cannot write an override for.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        "WHET010",
        "A module with members must be partial",
        "{0} holds modules or parameters but {1}, so they cannot be found; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Children, parameters and buffers are found by code generated into another part of the class. "
            + "Without it they would be neither trained nor saved.");

    /// <summary>WHET011: a module kept only by a primary constructor's capture.</summary>
    public static readonly DiagnosticDescriptor CapturedParameter = new(
        "WHET011",
        "A captured constructor parameter is not a member",
        "'{0}' is a constructor parameter that {1} uses in a member, so it cannot be found as one of its members; "
            + "keep it in a property: '{2} {3} {{ get; }} = {0};'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The compiler keeps such a parameter in a field that has no name in source, which generated code "
            + "cannot read. What it holds would be neither trained nor saved.");
}
