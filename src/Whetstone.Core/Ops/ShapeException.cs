namespace Whetstone;

/// <summary>Tensors whose shapes or types do not fit the operation.</summary>
/// <remarks>A module that such an error passes through adds its name, so the message ends with the layer's path.</remarks>
public sealed class ShapeException(string message) : ArgumentException(message)
{
    /// <summary>Dotted path of the layer, such as <c>features.0</c>; empty outside modules.</summary>
    public string Path { get; private set; } = "";

    /// <inheritdoc/>
    public override string Message => Path.Length == 0 ? base.Message : $"{base.Message} (at {Path})";

    /// <summary>Puts the name of an enclosing module before the path.</summary>
    public void Within(string module) => Path = Path.Length == 0 ? module : $"{module}.{Path}";
}
