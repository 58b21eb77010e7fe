namespace Whetstone.Vision;

/// <summary>Each corner of the image is drawn inwards by its own lot. torchvision's RandomPerspective.</summary>
public sealed class RandomPerspective : WarpTransform
{
    private readonly double distortion;

    /// <summary>Moves corners with probability <paramref name="p"/>.</summary>
    /// <param name="distortion">How far at most, as a part of half the image: from 0 to 1.</param>
    /// <param name="p">How probable it is.</param>
    public RandomPerspective(double distortion = 0.5, double p = 0.5)
    {
        this.distortion = distortion is >= 0 and <= 1 ? distortion : throw new ArgumentOutOfRangeException(nameof(distortion), $"needs 0 to 1; got {distortion}");
        P = p;
    }

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random)
    {
        if (Math.Min(height, width) < 2) return Warp.None(height, width);
        int farX = (int)(distortion * (width / 2)), farY = (int)(distortion * (height / 2));
        Span<(double X, double Y)> ends =
        [
            (random.Next(farX + 1), random.Next(farY + 1)), (width - 1 - random.Next(farX + 1), random.Next(farY + 1)),
            (width - 1 - random.Next(farX + 1), height - 1 - random.Next(farY + 1)), (random.Next(farX + 1), height - 1 - random.Next(farY + 1)),
        ];
        Span<(double X, double Y)> starts = [(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)];
        // Tiny images may lose a side, which no perspective does.
        return LinesAreDistinct(ends) ? new(Homography.FromPoints(ends, starts), height, width) : Warp.None(height, width);
    }

    private static bool LinesAreDistinct(ReadOnlySpan<(double X, double Y)> p)
    {
        for (int i = 0; i < 4; i++)
        {
            var (a, b, c) = (p[i], p[(i + 1) % 4], p[(i + 2) % 4]);
            if ((b.X - a.X) * (c.Y - a.Y) == (b.Y - a.Y) * (c.X - a.X)) return false;
        }
        return true;
    }
}
