namespace Whetstone;

/// <summary>Names an op for files, dumps and other frameworks.</summary>
/// <param name="name">The op's own name.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class OpAttribute(string name) : Attribute
{
    /// <summary>The op's own name.</summary>
    public string Name { get; } = name;

    /// <summary>The ONNX operator it is, if any.</summary>
    public string? Onnx { get; init; }

    /// <summary>The first ONNX operator set whose definition it follows.</summary>
    public int Since { get; init; }
}
