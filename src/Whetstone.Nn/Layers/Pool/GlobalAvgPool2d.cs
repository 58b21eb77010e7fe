namespace Whetstone.Nn;

/// <summary>The mean value of each channel. Shape: [N, C, H, W] → [N, C, 1, 1].</summary>
public sealed class GlobalAvgPool2d : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.GlobalAvgPool();

    /// <inheritdoc/>
    protected internal override LayerCost Cost(Shape input, Shape output) => LayerCost.OfWhole(0);
}
