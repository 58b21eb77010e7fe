namespace Whetstone.Generators;

/// <summary>All that is needed to write one class's override; strings only, so that equal input is seen as equal.</summary>
/// <param name="FileName">Name of the generated file.</param>
/// <param name="Namespace">The namespace, or null for the global one.</param>
/// <param name="Declarations">Type declarations from the outermost containing type to the class itself.</param>
/// <param name="Members">The members to visit, in declaration order.</param>
internal sealed record ModuleModel(
    string FileName,
    string? Namespace,
    EquatableArray<string> Declarations,
    EquatableArray<MemberModel> Members);
