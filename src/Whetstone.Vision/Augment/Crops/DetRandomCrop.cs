namespace Whetstone.Vision;

/// <summary>A crop that cuts off little of the things it shows, and drops those of which it shows too little (SSD; arXiv:1512.02325). MXNet's DetRandomCropAug, with its arguments and defaults.</summary>
/// <remarks>
/// It draws up to <see cref="MaxAttempts"/> rectangles and takes the first that satisfies all constraints; if none does, the image stays as it is,
/// and so does an image without boxes. Boxes of two square pixels or less do not count. Where MXNet asks for more than a fraction, this asks for at
/// least that, so that 1 is a constraint that can be satisfied.
/// </remarks>
public sealed class DetRandomCrop : ImageTransform
{
    private const double LeastPixels = 2;

    /// <summary>The least part of every box that the crop touches which must be within, from 0 to 1.</summary>
    public double MinObjectCovered { get; init => field = Fraction(value, nameof(MinObjectCovered)); } = 0.1;

    /// <summary>The least part of a box within the crop with which it is kept, from 0 to 1; at least one must be kept.</summary>
    public double MinEjectCoverage { get; init => field = Fraction(value, nameof(MinEjectCoverage)); } = 0.3;

    /// <summary>The crop's width divided by its height.</summary>
    public Interval AspectRatioRange { get; init => field = value.Within(0.001, 1000, nameof(AspectRatioRange)); } = (0.75, 1.33);

    /// <summary>The crop's area, as a part of the image's; an end above 1 is as 1.</summary>
    public Interval AreaRange { get; init => field = value.Within(0, 1000, nameof(AreaRange)); } = (0.05, 1);

    /// <summary>How many rectangles are drawn at most.</summary>
    public int MaxAttempts { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxAttempts), $"needs at least 1; got {value}"); } = 50;

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        if (!sample.Boxes.Any(b => b.Area > LeastPixels)) return sample;
        for (int i = 0; i < MaxAttempts; i++)
        {
            if (Draw(sample.Image.Height, sample.Image.Width, random) is not { } crop) continue;
            Box area = new(crop.Left, crop.Top, crop.Left + crop.Width, crop.Top + crop.Height);
            if (!Satisfies(area, sample.Boxes)) continue;
            Box[] kept = [.. sample.Boxes.Where(b => Covered(area, b) is > 0 and var part && part >= MinEjectCoverage)];
            if (kept.Length > 0) return new CropResize(crop).Apply(sample with { Boxes = kept }, random);
        }
        return sample;
    }

    private Region? Draw(int height, int width, Rng random)
    {
        double least = AreaRange.Min * height * width, most = Math.Min(1, AreaRange.Max) * height * width, ratio = AspectRatioRange.Draw(random);
        // Half a pixel more than the image is wide is rounded off again.
        int low = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(least / ratio))), high = (int)Math.Min(height, Math.Min(Math.Sqrt(most / ratio), (width + 0.5) / ratio));
        if (low > high) return null;
        int h = low + random.Next(high - low + 1), w = Math.Min(width, (int)Math.Round(h * ratio));
        double area = (double)h * w;
        if (area < LeastPixels || area < least || area > most) return null;
        return new(random.Next(height - h + 1), random.Next(width - w + 1), h, w);
    }

    private bool Satisfies(Box area, IReadOnlyList<Box> boxes)
    {
        double[] parts = [.. boxes.Where(b => b.Area > LeastPixels).Select(b => Covered(area, b)).Where(part => part > 0)];
        return parts.Length > 0 && parts.Min() >= MinObjectCovered;
    }

    private static double Covered(Box area, Box box) => box.Area > 0 ? area.Intersect(box).Area / box.Area : 0;

    private static double Fraction(double value, string name) => value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, $"a part of a box is from 0 to 1; got {value}");
}
