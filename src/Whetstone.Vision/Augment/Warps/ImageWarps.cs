namespace Whetstone.Vision;

/// <content>Warping and turning, to the bit as Pillow's <c>Image.transform</c> and <c>Image.rotate</c>.</content>
public sealed partial class Image
{
    /// <summary>An image each of whose pixels is looked up in this one.</summary>
    /// <remarks>Does not antialias: what shrinks much should be resized before. Alpha is multiplied in before and divided out after, unless the filter is nearest.</remarks>
    /// <param name="source">The place in this image of a place in the result, in pixels from the top left corner.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="filter">Nearest, bilinear or bicubic.</param>
    /// <param name="border">What is seen beyond the image; black if null.</param>
    /// <exception cref="ArgumentException">The size is none an image has, or the filter is another one.</exception>
    public Image Warp(Homography source, int height, int width, Resampling filter = Resampling.Bilinear, Border? border = null)
    {
        border ??= Border.Black;
        if (filter is not (Resampling.Nearest or Resampling.Bilinear or Resampling.Bicubic))
            throw new ArgumentException($"Warp: pixels are nearest, bilinear or bicubic; got {filter}", nameof(filter));
        if (filter == Resampling.Nearest) return NearestWarp.Run(this, source, height, width, border);
        if (Channels == 4) return PremultipliedAlpha.Undo(SmoothWarp.Run(PremultipliedAlpha.Apply(this), source, height, width, filter, border));
        return SmoothWarp.Run(this, source, height, width, filter, border);
    }

    /// <summary>The image turned counterclockwise.</summary>
    /// <param name="degrees">By how much.</param>
    /// <param name="filter">Nearest, bilinear or bicubic.</param>
    /// <param name="expand">Whether the result is as large as the turned image is, rather than as the image.</param>
    /// <param name="centre">The place that stays, in pixels; the middle if null.</param>
    /// <param name="border">What is seen beyond the image; black if null.</param>
    public Image Rotate(double degrees, Resampling filter = Resampling.Nearest, bool expand = false, (double X, double Y)? centre = null, Border? border = null)
    {
        if (centre is null && Rotation.Quarter(degrees, Height == Width || expand) is { } way) return Transpose(way);
        Warp turn = Rotation.Of(degrees, Height, Width, centre, expand);
        return Warp(turn.Source, turn.Height, turn.Width, filter, border);
    }
}
