namespace Whetstone.Nn;

/// <summary>The largest value of each window. Shape: [N, C, H, W] → [N, C, OH, OW].</summary>
/// <param name="kernel">Extents of the window.</param>
/// <param name="stride">Distance of neighbouring windows; the window's own extents if omitted.</param>
/// <param name="padding">Rows and columns around the image that no maximum is taken from; 0 if omitted.</param>
/// <param name="ceil">Whether a last, incomplete window counts.</param>
public sealed class MaxPool2d(Size2 kernel, Size2? stride = null, Size2? padding = null, bool ceil = false) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.MaxPool2d(kernel, stride, padding, ceil);

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output) => LayerCost.OfWindows(0, kernel, stride ?? kernel, 1);

    /// <inheritdoc/>
    protected override string Describe() => PoolText.Of(kernel, stride ?? kernel, padding ?? 0, ceil);
}
