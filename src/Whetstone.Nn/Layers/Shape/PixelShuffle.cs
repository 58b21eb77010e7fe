namespace Whetstone.Nn;

/// <summary>Spreads channels over pixels (arXiv:1609.05158). Shape: [N, C·r², H, W] → [N, C, H·r, W·r].</summary>
/// <param name="factor">The factor r.</param>
public sealed class PixelShuffle(int factor) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.PixelShuffle(factor);

    /// <inheritdoc/>
    protected override string Describe() => $"upscale_factor={factor}";
}
