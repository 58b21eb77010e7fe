namespace Whetstone;

/// <summary>A height and a width, such as a kernel's, or a number for both: <c>Size2 kernel = 3</c>, <c>Size2 stride = (1, 2)</c>.</summary>
/// <param name="H">Along the rows.</param>
/// <param name="W">Along the columns.</param>
public readonly record struct Size2(int H, int W)
{
    /// <summary>As the padding of a convolution of stride 1: as many zeros around the image as keep its height and width.</summary>
    /// <remarks>When their number is odd, the one more goes below and to the right, as in PyTorch.</remarks>
    public static Size2 Same => new(-1, -1);

    /// <summary>The same number for height and width.</summary>
    public static implicit operator Size2(int size) => new(size, size);

    /// <summary>A height and a width.</summary>
    public static implicit operator Size2((int H, int W) size) => new(size.H, size.W);

    /// <inheritdoc/>
    public override string ToString() => this == Same ? "same" : $"({H}, {W})";
}
