namespace Whetstone.Nn;

/// <summary>The mean of each window. Shape: [N, C, H, W] → [N, C, OH, OW].</summary>
/// <param name="kernel">Extents of the window.</param>
/// <param name="stride">Distance of neighbouring windows; the window's own extents if omitted.</param>
/// <param name="padding">Zeros around the image; 0 if omitted.</param>
/// <param name="ceil">Whether a last, incomplete window counts.</param>
/// <param name="countIncludePad">Whether the zeros count in the mean.</param>
public sealed class AvgPool2d(Size2 kernel, Size2? stride = null, Size2? padding = null, bool ceil = false, bool countIncludePad = true) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AvgPool2d(kernel, stride, padding, ceil, countIncludePad);

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output) => LayerCost.OfWindows(0, kernel, stride ?? kernel, 1);

    /// <inheritdoc/>
    protected override string Describe() => PoolText.Of(kernel, stride ?? kernel, padding ?? 0, ceil);
}
