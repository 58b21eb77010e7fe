namespace Whetstone.Nn;

/// <summary>The largest value of each window. Shape: [N, C, L] → [N, C, OL].</summary>
/// <param name="kernel">Length of the window.</param>
/// <param name="stride">Distance of neighbouring windows; the window's own length if omitted.</param>
/// <param name="padding">Positions at each end that no maximum is taken from.</param>
/// <param name="ceil">Whether a last, incomplete window counts.</param>
public sealed class MaxPool1d(int kernel, int? stride = null, int padding = 0, bool ceil = false) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.MaxPool1d(kernel, stride, padding, ceil);

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output) => LayerCost.OfWindows(0, (1, kernel), (1, stride ?? kernel), 1);

    /// <inheritdoc/>
    protected override string Describe() => PoolText.Of(kernel, stride ?? kernel, padding, ceil);
}
