namespace Whetstone.Vision;

/// <content>Crops that may reach beyond the image, padding, and crops in a new size.</content>
public sealed partial class Image
{
    /// <summary>A rectangle that may reach beyond the image, where the border is seen.</summary>
    /// <param name="top">First row; may be negative.</param>
    /// <param name="left">First column; may be negative.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="border">What is seen beyond the image; black if null.</param>
    public Image CropBeyond(int top, int left, int height, int width, Border? border = null)
    {
        if (top == 0 && left == 0 && height == Height && width == Width) return this;
        if (top >= 0 && left >= 0 && height > 0 && width > 0 && top <= Height - height && left <= Width - width) return Crop(top, left, height, width);
        var target = new WarpTarget(this, height, width, border ?? Border.Black);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) target.Copy(x, y, left + x, top + y);
        return target.ToImage();
    }

    /// <summary>The image with more around it. torchvision's <c>pad</c>, MXNet's <c>copyMakeBorder</c>.</summary>
    /// <param name="left">Columns before.</param>
    /// <param name="top">Rows above.</param>
    /// <param name="right">Columns behind.</param>
    /// <param name="bottom">Rows below.</param>
    /// <param name="border">What is seen there; black if null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Image Pad(int left, int top, int right, int bottom, Border? border = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfNegative(bottom);
        return CropBeyond(-top, -left, checked(Height + top + bottom), checked(Width + left + right), border);
    }

    /// <summary>The same as <see cref="Crop"/> and then <see cref="Resize"/>, without the copy between.</summary>
    /// <param name="region">What is shown.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="filter">How pixels are mixed. Those outside the region do not count, unlike those around a box of <see cref="Resize"/>.</param>
    /// <exception cref="ArgumentException">The region is empty or not within the image, or the size is none an image has.</exception>
    public Image CropResize(Region region, int height, int width, Resampling filter = Resampling.Bilinear)
    {
        var (top, left, h, w) = region;
        if (filter == Resampling.Nearest || Channels == 4 || (height == h && width == w)) return Crop(top, left, h, w).Resize(height, width, filter);
        if (top < 0 || left < 0 || h < 1 || w < 1 || top > Height - h || left > Width - w)
            throw new ArgumentException($"CropResize: {region} is not within [{Height}, {Width}]");
        if (height < 1 || width < 1 || (long)height * width > MaxPixels)
            throw new ArgumentException($"CropResize: an image has from 1 to {MaxPixels:N0} pixels; got [{height}, {width}]");
        var kernel = ResamplingKernel.Of(filter);
        ResamplingWeights columns = new(w, 0, w, width, kernel, left), rows = new(h, 0, h, height, kernel, top);
        byte[] pixels = HorizontalPass.Run(this, rows.Begin, rows.End, columns);
        return new(height, width, Channels, VerticalPass.Run(pixels, rows.Begin, width * Channels, rows));
    }
}
