namespace Whetstone;

/// <summary>What is known of a tensor without its numbers.</summary>
/// <param name="Shape">The extents.</param>
/// <param name="DType">The element type.</param>
public readonly record struct Spec(Shape Shape, DType DType = DType.Float32)
{
    /// <summary>Bytes of the elements.</summary>
    public long Bytes => (long)Shape.Size * DType.Size;

    /// <inheritdoc/>
    public override string ToString() => DType == DType.Float32 ? Shape.ToString() : $"{DType.Name} {Shape}";
}
