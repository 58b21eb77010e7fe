namespace Whetstone.Vision;

/// <summary>The image somewhere on a larger ground of another shape, so that things become smaller. MXNet's DetRandomPadAug, with its arguments and defaults; the ground is grey.</summary>
/// <remarks>Grounds that would add less than two rows or columns are drawn anew; if none of <see cref="MaxAttempts"/> does, the image stays as it is.</remarks>
public sealed class DetRandomPad : RegionTransform
{
    private const int LeastAdded = 2;

    /// <summary>On grey, unless <see cref="RegionTransform.Border"/> is set.</summary>
    public DetRandomPad() => Border = Border.Of(128);

    /// <summary>The ground's width divided by its height.</summary>
    public Interval AspectRatioRange { get; init => field = value.Within(0.001, 1000, nameof(AspectRatioRange)); } = (0.75, 1.33);

    /// <summary>The ground's area, as a multiple of the image's.</summary>
    public Interval AreaRange { get; init => field = value.Within(1, 1000, nameof(AreaRange)); } = (1, 3);

    /// <summary>How many grounds are drawn at most.</summary>
    public int MaxAttempts { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxAttempts), $"needs at least 1; got {value}"); } = 50;

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random)
    {
        double least = AreaRange.Min * height * width, most = AreaRange.Max * height * width;
        for (int i = 0; i < MaxAttempts; i++)
        {
            double ratio = AspectRatioRange.Draw(random);
            int low = (int)Math.Ceiling(Math.Max(Math.Sqrt(least / ratio), Math.Max(height + LeastAdded, (width + LeastAdded - 0.5) / ratio))), high = (int)Math.Sqrt(most / ratio);
            if (low > high) continue;
            int h = low + random.Next(high - low + 1), w = Math.Max(width + LeastAdded, (int)Math.Round(h * ratio));
            return (new(-random.Next(h - height + 1), -random.Next(w - width + 1), h, w), h, w);
        }
        return (new(0, 0, height, width), height, width);
    }
}
