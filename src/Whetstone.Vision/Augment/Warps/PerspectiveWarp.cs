namespace Whetstone.Vision;

/// <summary>Each corner is moved on its own. fastai's perspective_warp.</summary>
/// <param name="magnitude">By how much along either axis, in half image sizes; above -1 and below 1.</param>
public sealed class PerspectiveWarp(Interval magnitude) : CornerTransform
{
    private readonly Interval magnitude = magnitude.Within(-0.99, 0.99, nameof(magnitude));

    /// <inheritdoc/>
    protected override void Move(Span<(double X, double Y)> corners, Rng random)
    {
        foreach (ref var corner in corners) corner = (corner.X + magnitude.Draw(random), corner.Y + magnitude.Draw(random));
    }
}
