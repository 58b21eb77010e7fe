namespace Whetstone.Generators;

/// <summary>One member to visit.</summary>
/// <param name="Kind">What the member holds.</param>
/// <param name="Name">Its name in the dotted path.</param>
/// <param name="Access">The expression that reads it inside the class, such as <c>this.Weight</c>.</param>
internal sealed record MemberModel(MemberKind Kind, string Name, string Access);
