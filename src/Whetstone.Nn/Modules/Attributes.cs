namespace Whetstone.Nn;

/// <summary>Gives a member another name in dotted paths than its own in lower case.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>Marks a member that refers to a module or parameter which belongs to another.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class NotAChildAttribute : Attribute;
