using Microsoft.CodeAnalysis.CSharp;

namespace Whetstone.Generators;

/// <summary>The statements that show one member to the visitor.</summary>
internal static class MemberStatements
{
    /// <summary>The lines for a member.</summary>
    public static string[] For(MemberModel member)
    {
        var (name, access) = (Quote(member.Name), member.Access);
        return member.Kind switch
        {
            MemberKind.Child => [$"visitor.Child({name}, {access});"],
            MemberKind.Children => [$"visitor.Children({name}, {access});"],
            MemberKind.ImmutableChildren =>
                [$"visitor.Children({name}, {access} is {{ IsDefault: false }} ? {access} : null);"],
            MemberKind.Keyed => [$"if ({access} is not null)", .. Loop(member, "    ")],
            MemberKind.KeyedStruct => Loop(member, ""),
            MemberKind.Parameter => [$"visitor.Parameter({name}, {access});"],
            MemberKind.Buffer => [$"visitor.Buffer({name}, {access});"],
            _ => throw new InvalidOperationException($"No statement shows a member of kind {member.Kind}."),
        };
    }

    private static string[] Loop(MemberModel member, string indent) =>
    [
        $"{indent}foreach (var entry in {member.Access})",
        $"{indent}    visitor.Child({Quote(member.Name + ".")} + entry.Key, entry.Value);",
    ];

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
