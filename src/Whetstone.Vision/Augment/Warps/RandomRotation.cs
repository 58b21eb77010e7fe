namespace Whetstone.Vision;

/// <summary>Turns counterclockwise about the middle. torchvision's RandomRotation, fastai's rotate, MXNet's random_rotate.</summary>
/// <param name="degrees">By how much, in degrees; one number is always that much, so write <c>Interval.Around0(10)</c> for both directions.</param>
/// <param name="expand">Whether the result is as large as the turned image is.</param>
public sealed class RandomRotation(Interval degrees, bool expand = false) : WarpTransform
{
    private readonly Interval degrees = degrees.Within(double.MinValue, double.MaxValue, nameof(degrees));

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random)
    {
        double angle = degrees.Draw(random);
        if (Rotation.Quarter(angle, height == width || expand) is not { } way) return Rotation.Of(angle, height, width, expand: expand);
        bool turned = way >= Transposition.Transpose;
        return new(WholePixels.Map(way, height, width), turned ? width : height, turned ? height : width);
    }
}
