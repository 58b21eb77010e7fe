namespace Whetstone.Vision;

/// <content>Several views of an image, for predictions that are averaged over them.</content>
public sealed partial class Image
{
    /// <summary>The corners, from left to right and top to bottom, and the middle. torchvision's FiveCrop.</summary>
    /// <param name="height">Rows of each.</param>
    /// <param name="width">Columns of each.</param>
    /// <exception cref="ArgumentException">The image is smaller.</exception>
    public IReadOnlyList<Image> FiveCrop(int height, int width)
    {
        if (height < 1 || width < 1 || height > Height || width > Width) throw new ArgumentException($"FiveCrop: an image [{Height}, {Width}] has no parts [{height}, {width}]");
        int bottom = Height - height, right = Width - width;
        return [Crop(0, 0, height, width), Crop(0, right, height, width), Crop(bottom, 0, height, width), Crop(bottom, right, height, width),
            new CenterCrop(height, width).Apply(this, new(0))];
    }

    /// <summary>The five parts of the image, then those of its mirror image. torchvision's TenCrop, AlexNet's prediction.</summary>
    /// <param name="height">Rows of each.</param>
    /// <param name="width">Columns of each.</param>
    /// <param name="vertical">Whether top and bottom change places in the mirror image, instead of left and right.</param>
    /// <exception cref="ArgumentException">The image is smaller.</exception>
    public IReadOnlyList<Image> TenCrop(int height, int width, bool vertical = false)
    {
        Image mirrored = Transpose(vertical ? Transposition.FlipTopBottom : Transposition.FlipLeftRight);
        return [.. FiveCrop(height, width), .. mirrored.FiveCrop(height, width)];
    }
}
