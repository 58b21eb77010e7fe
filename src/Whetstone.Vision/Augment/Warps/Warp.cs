namespace Whetstone.Vision;

/// <summary>How an image is laid on another: where each place of the result comes from, and the result's size.</summary>
/// <param name="Source">The place in the image of a place in the result.</param>
/// <param name="Height">Rows of the result.</param>
/// <param name="Width">Columns of the result.</param>
public readonly record struct Warp(Homography Source, int Height, int Width)
{
    /// <summary>The warp that changes nothing.</summary>
    public static Warp None(int height, int width) => new(Homography.Identity, height, width);

    /// <summary>This warp, then another of its result, as one.</summary>
    public Warp Then(Warp next) => next with { Source = Source.After(next.Source) };

    /// <summary>The image and all that lies on it, warped.</summary>
    internal Annotated Apply(Annotated sample, Resampling filter, Border border)
    {
        if (this == None(sample.Image.Height, sample.Image.Width)) return sample;
        Homography source = Source;
        return sample.Moved(Move(sample.Image, filter, border), sample.Mask is { } mask ? Move(mask, Resampling.Nearest, Border.Black) : null, source.Inverse);
    }

    private Image Move(Image image, Resampling filter, Border border) =>
        WholePixels.TryRun(image, this, border) ?? image.Warp(Source, Height, Width, filter, border);
}
