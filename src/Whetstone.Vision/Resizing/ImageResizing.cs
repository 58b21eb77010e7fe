namespace Whetstone.Vision;

/// <content>Resizing, to the bit as Pillow's <c>Image.resize</c>.</content>
public sealed partial class Image
{
    /// <summary>The image in another size.</summary>
    /// <remarks>
    /// When an image shrinks, all filters but nearest weight every pixel (they antialias). Rows are resampled first, then columns, with
    /// bytes between. Alpha is multiplied in before and divided out after. Results are Pillow 9.4's to the bit.
    /// </remarks>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="filter">How pixels are mixed; Pillow's default.</param>
    /// <param name="box">The part to show; the whole image if null.</param>
    /// <exception cref="ArgumentException">The size is none an image has, or the box is empty or not within the image.</exception>
    public Image Resize(int height, int width, Resampling filter = Resampling.Bicubic, ResizeBox? box = null)
    {
        if (height < 1 || width < 1 || (long)height * width > MaxPixels)
            throw new ArgumentException($"Resize: an image has from 1 to {MaxPixels:N0} pixels; got [{height}, {width}]");
        ResizeBox part = box ?? ResizeBox.Of(this);
        part.Check(this);
        if (height == Height && width == Width && part == ResizeBox.Of(this)) return this;
        if (filter != Resampling.Nearest && Channels == 4) return PremultipliedAlpha.Undo(PremultipliedAlpha.Apply(this).ResizeStraight(height, width, filter, part));
        return ResizeStraight(height, width, filter, part);
    }

    private Image ResizeStraight(int height, int width, Resampling filter, ResizeBox box)
    {
        if (box.IsCropOf(height, width)) return Crop((int)box.Top, (int)box.Left, height, width);
        if (filter == Resampling.Nearest) return NearestPixels.Run(this, height, width, box);
        var kernel = ResamplingKernel.Of(filter);
        bool horizontal = width != Width || box.Left != 0 || box.Right != width;
        bool vertical = height != Height || box.Top != 0 || box.Bottom != height;
        var rows = vertical ? new ResamplingWeights(Height, box.Top, box.Bottom, height, kernel) : null;
        int begin = rows?.Begin ?? 0, end = rows?.End ?? Height;
        byte[] pixels = Bytes;
        if (horizontal) pixels = HorizontalPass.Run(this, begin, end, new(Width, box.Left, box.Right, width, kernel));
        else begin = 0;
        if (rows is not null) pixels = VerticalPass.Run(pixels, begin, width * Channels, rows);
        return new(height, width, Channels, pixels);
    }
}
