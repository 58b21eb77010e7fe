namespace Whetstone.Vision;

/// <summary>A rectangle of random place, area and shape, in one size (arXiv:1409.4842). torchvision's RandomResizedCrop, RandomSizedCropAug, rand_resize_crop.</summary>
public sealed class RandomResizedCrop : RegionTransform
{
    private const int Tries = 10;

    private readonly int height, width;

    /// <summary>Crops and resizes.</summary>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    public RandomResizedCrop(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (this.height, this.width) = (height, width);
    }

    /// <summary>Squares.</summary>
    /// <param name="size">Rows and columns of the result.</param>
    public RandomResizedCrop(int size)
        : this(size, size)
    {
    }

    /// <summary>The rectangle's area, as a part of the image's.</summary>
    public Interval Scale { get; init => field = value.Within(0, 1, nameof(Scale)); } = (0.08, 1);

    /// <summary>Its width divided by its height.</summary>
    public Interval Ratio { get; init => field = value.Within(double.Epsilon, double.MaxValue, nameof(Ratio)); } = (3.0 / 4, 4.0 / 3);

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random) => (Choose(height, width, random), this.height, this.width);

    private Region Choose(int height, int width, Rng random)
    {
        for (int i = 0; i < Tries; i++)
        {
            double area = (double)height * width * Scale.Draw(random), ratio = Ratio.DrawFactor(random);
            int w = Round(Math.Sqrt(area * ratio)), h = Round(Math.Sqrt(area / ratio));
            if (w > 0 && w <= width && h > 0 && h <= height) return new(random.Next(height - h + 1), random.Next(width - w + 1), h, w);
        }
        return Fallback(height, width);
    }

    // As much of the middle as has an allowed shape.
    private Region Fallback(int height, int width)
    {
        double ratio = (double)width / height;
        int w = ratio > Ratio.Max ? Math.Max(1, Round(height * Ratio.Max)) : width, h = ratio < Ratio.Min ? Math.Max(1, Round(width / Ratio.Min)) : height;
        return new((height - h) / 2, (width - w) / 2, h, w);
    }

    private static int Round(double value) => (int)Math.Round(value);
}
