namespace Whetstone.Vision;

/// <summary>The view of somebody who has moved: each side grows or shrinks about its middle. fastai's symmetric_warp.</summary>
/// <param name="magnitude">By how much a side grows at either end, in half image sizes; above -1 and below 1.</param>
public sealed class SymmetricWarp(Interval magnitude) : CornerTransform
{
    private readonly Interval magnitude = magnitude.Within(-0.99, 0.99, nameof(magnitude));

    /// <inheritdoc/>
    protected override void Move(Span<(double X, double Y)> corners, Rng random)
    {
        double right = magnitude.Draw(random), left = magnitude.Draw(random), bottom = magnitude.Draw(random), top = magnitude.Draw(random);
        corners[0] = (-1 - top, -1 - left);
        corners[1] = (1 + top, -1 - right);
        corners[2] = (-1 - bottom, 1 + left);
        corners[3] = (1 + bottom, 1 + right);
    }
}
