namespace Whetstone.Vision;

/// <summary>One side of the image, drawn at random, comes nearer or goes farther away. fastai's tilt.</summary>
/// <param name="magnitude">By how much the side grows at either end, in half image sizes; above -1 and below 1.</param>
public sealed class RandomTilt(Interval magnitude) : CornerTransform
{
    private readonly Interval magnitude = magnitude.Within(-0.99, 0.99, nameof(magnitude));

    /// <inheritdoc/>
    protected override void Move(Span<(double X, double Y)> corners, Rng random)
    {
        int side = random.Next(4);
        double m = magnitude.Draw(random);
        bool sideways = side < 2;
        (int first, int second) = side switch { 0 => (0, 1), 1 => (2, 3), 2 => (0, 2), _ => (1, 3) };
        corners[first] = sideways ? (corners[first].X - m, corners[first].Y) : (corners[first].X, corners[first].Y - m);
        corners[second] = sideways ? (corners[second].X + m, corners[second].Y) : (corners[second].X, corners[second].Y + m);
    }
}
