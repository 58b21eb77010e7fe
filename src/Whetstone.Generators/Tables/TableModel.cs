namespace Whetstone.Generators;

/// <summary>A class that is to hold the table of its assembly.</summary>
/// <param name="FileName">Name of the generated file.</param>
/// <param name="Namespace">The namespace, or null for the global one.</param>
/// <param name="Declaration">The declaration of another part of the class.</param>
/// <param name="Access">The accessibility of its property.</param>
internal sealed record TableModel(string FileName, string? Namespace, string Declaration, string Access);
