namespace Whetstone.Nn;

/// <summary>The mean of each window. Shape: [N, C, L] → [N, C, OL].</summary>
/// <param name="kernel">Length of the window.</param>
/// <param name="stride">Distance of neighbouring windows; the window's own length if omitted.</param>
/// <param name="padding">Zeros at each end.</param>
/// <param name="ceil">Whether a last, incomplete window counts.</param>
/// <param name="countIncludePad">Whether the zeros count in the mean.</param>
public sealed class AvgPool1d(int kernel, int? stride = null, int padding = 0, bool ceil = false, bool countIncludePad = true) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.AvgPool1d(kernel, stride, padding, ceil, countIncludePad);

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output) => LayerCost.OfWindows(0, (1, kernel), (1, stride ?? kernel), 1);

    /// <inheritdoc/>
    protected override string Describe() => PoolText.Of(kernel, stride ?? kernel, padding, ceil);
}
