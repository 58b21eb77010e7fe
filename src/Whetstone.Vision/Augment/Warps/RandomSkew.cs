namespace Whetstone.Vision;

/// <summary>One corner, drawn at random, is moved along one axis, drawn too. fastai's skew.</summary>
/// <param name="magnitude">How far outwards, in half image sizes; above -1 and below 1.</param>
public sealed class RandomSkew(Interval magnitude) : CornerTransform
{
    private readonly Interval magnitude = magnitude.Within(-0.99, 0.99, nameof(magnitude));

    /// <inheritdoc/>
    protected override void Move(Span<(double X, double Y)> corners, Rng random)
    {
        int direction = random.Next(8);
        double m = magnitude.Draw(random);
        ref var corner = ref corners[direction / 2];
        corner = direction % 2 == 0 ? (corner.X * (1 + m), corner.Y) : (corner.X, corner.Y * (1 + m));
    }
}
