namespace Whetstone.Generators;

/// <summary>What a member holds, which decides how the visitor is called for it.</summary>
internal enum MemberKind
{
    /// <summary>One module.</summary>
    Child,

    /// <summary>A sequence of modules.</summary>
    Children,

    /// <summary>An ImmutableArray of modules, which throws when enumerated before it is assigned.</summary>
    ImmutableChildren,

    /// <summary>Modules by string key, in a collection that may be null.</summary>
    Keyed,

    /// <summary>Modules by string key, in a struct that cannot be compared with null.</summary>
    KeyedStruct,

    /// <summary>A trainable parameter.</summary>
    Parameter,

    /// <summary>A buffer, such as a running statistic.</summary>
    Buffer,
}
