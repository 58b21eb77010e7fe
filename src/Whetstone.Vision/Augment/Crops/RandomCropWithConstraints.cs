namespace Whetstone.Vision;

/// <summary>A crop that contains enough of a box (SSD; arXiv:1512.02325). Boxes whose middle it misses are dropped. Gluon's RandomCropWithConstraints; MXNet's DetRandomCropAug is <see cref="DetRandomCrop"/>.</summary>
/// <param name="overlaps">The least overlap with some box (intersection over union), one of which is drawn for each image; 0 asks for none.</param>
public sealed class RandomCropWithConstraints(params IReadOnlyList<double> overlaps) : ImageTransform
{
    private const int Tries = 50;

    private readonly IReadOnlyList<double> overlaps = overlaps.Count > 0 ? overlaps : [0, 0.1, 0.3, 0.5, 0.7, 0.9];

    /// <summary>The lengths of the crop's sides, as parts of the image's.</summary>
    public Interval Scale { get; init => field = value.Within(double.Epsilon, 1, nameof(Scale)); } = (0.3, 1);

    /// <summary>Width divided by height at most, and the other way round.</summary>
    public double MaxRatio { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"needs at least 1; got {value}"); } = 2;

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        double least = overlaps[random.Next(overlaps.Count)];
        for (int i = 0; i < Tries; i++)
        {
            Region crop = Draw(sample.Image, random);
            Box area = new(crop.Left, crop.Top, crop.Left + crop.Width, crop.Top + crop.Height);
            Box[] kept = [.. sample.Boxes.Where(b => Holds(area, b))];
            if (sample.Boxes.Count > 0 && (kept.Length == 0 || sample.Boxes.Max(b => Overlap(area, b)) < least)) continue;
            return new CropResize(crop).Apply(sample with { Boxes = kept }, random);
        }
        return sample;
    }

    private Region Draw(Image image, Rng random)
    {
        double size = Scale.Draw(random), ratio = new Interval(Math.Max(1 / MaxRatio, size * size), Math.Min(MaxRatio, 1 / (size * size))).Draw(random);
        int h = Math.Clamp((int)(image.Height * size / Math.Sqrt(ratio)), 1, image.Height), w = Math.Clamp((int)(image.Width * size * Math.Sqrt(ratio)), 1, image.Width);
        return new(random.Next(image.Height - h + 1), random.Next(image.Width - w + 1), h, w);
    }

    private static bool Holds(Box area, Box box)
    {
        double x = (box.Left + box.Right) / 2, y = (box.Top + box.Bottom) / 2;
        return x > area.Left && x < area.Right && y > area.Top && y < area.Bottom;
    }

    private static double Overlap(Box a, Box b)
    {
        double both = a.Intersect(b).Area;
        return both / (a.Area + b.Area - both);
    }
}
