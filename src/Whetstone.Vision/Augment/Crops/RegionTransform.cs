namespace Whetstone.Vision;

/// <summary>A transform that shows a rectangle of the image, in another size or not; antialiased when it shrinks.</summary>
public abstract class RegionTransform : ImageTransform
{
    /// <summary>How pixels are mixed when the size changes.</summary>
    public Resampling Filter { get; init; } = Resampling.Bilinear;

    /// <summary>What is seen beyond the image.</summary>
    public Border Border { get; init; } = Border.Black;

    /// <inheritdoc/>
    public sealed override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        Image image = sample.Image;
        var (region, height, width) = Draw(image.Height, image.Width, random);
        if (region == new Region(0, 0, image.Height, image.Width) && height == image.Height && width == image.Width) return sample;
        return sample.Moved(Show(image, region, height, width, Filter, Border),
            sample.Mask is { } mask ? Show(mask, region, height, width, Resampling.Nearest, Border.Black) : null,
            () => Homography.Scale((double)width / region.Width, (double)height / region.Height).After(Homography.Shift(-region.Left, -region.Top)));
    }

    /// <summary>What is shown, and in which size.</summary>
    protected abstract (Region Shown, int Height, int Width) Draw(int height, int width, Rng random);

    private static Image Show(Image image, Region r, int height, int width, Resampling filter, Border border)
    {
        bool within = r.Top >= 0 && r.Left >= 0 && r.Top <= image.Height - r.Height && r.Left <= image.Width - r.Width;
        return within ? image.CropResize(r, height, width, filter)
            : image.CropBeyond(r.Top, r.Left, r.Height, r.Width, border).Resize(height, width, filter);
    }
}
