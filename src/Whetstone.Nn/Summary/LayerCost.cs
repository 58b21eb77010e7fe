namespace Whetstone.Nn;

/// <summary>What a layer does to one input: how much it computes, and how far each value of its result sees.</summary>
/// <param name="MultiplyAdds">Multiplications that are followed by an addition.</param>
/// <param name="Window">Extents of the part of its input that a value of the result depends on, holes of dilation included.</param>
/// <param name="Stride">Distance of neighbouring windows.</param>
/// <param name="SeesAll">Whether each value depends on the whole input.</param>
public readonly record struct LayerCost(long MultiplyAdds, Size2 Window, Size2 Stride, bool SeesAll = false)
{
    /// <summary>Of a layer that works on each value by itself and multiplies nothing.</summary>
    public static LayerCost None { get; } = new(0, 1, 1);

    /// <summary>Of a layer whose values depend on the whole input.</summary>
    public static LayerCost OfWhole(long multiplyAdds) => new(multiplyAdds, 1, 1, SeesAll: true);

    /// <summary>Of windows of <paramref name="kernel"/> elements that are <paramref name="dilation"/> apart.</summary>
    public static LayerCost OfWindows(long multiplyAdds, Size2 kernel, Size2 stride, Size2 dilation) =>
        new(multiplyAdds, (dilation.H * (kernel.H - 1) + 1, dilation.W * (kernel.W - 1) + 1), stride);
}
