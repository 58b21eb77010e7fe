namespace Whetstone.Vision;

/// <summary>Left and right change places, half of the time. RandomHorizontalFlip, flip_lr, HorizontalFlipAug.</summary>
public sealed class RandomFlipLeftRight : WarpTransform
{
    /// <summary>A flip with probability <paramref name="p"/>.</summary>
    public RandomFlipLeftRight(double p = 0.5) => P = p;

    /// <inheritdoc/>
    public override bool MovesWholePixels => true;

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random) => new(WholePixels.Map(Transposition.FlipLeftRight, height, width), height, width);
}
