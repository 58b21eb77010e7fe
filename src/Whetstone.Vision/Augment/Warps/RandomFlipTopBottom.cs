namespace Whetstone.Vision;

/// <summary>Top and bottom change places, half of the time. RandomVerticalFlip, RandomFlipTopBottom.</summary>
public sealed class RandomFlipTopBottom : WarpTransform
{
    /// <summary>A flip with probability <paramref name="p"/>.</summary>
    public RandomFlipTopBottom(double p = 0.5) => P = p;

    /// <inheritdoc/>
    public override bool MovesWholePixels => true;

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random) => new(WholePixels.Map(Transposition.FlipTopBottom, height, width), height, width);
}
