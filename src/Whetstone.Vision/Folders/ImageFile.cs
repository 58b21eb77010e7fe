namespace Whetstone.Vision;

/// <summary>An image file as a network's input.</summary>
public static class ImageFile
{
    /// <summary>The middle of an image as uint8 [C, H, W]: the largest part of that shape, resized; grey for C = 1; transparent parts on white.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">[1 or 3, H, W].</param>
    /// <exception cref="ImageFormatException">The file is damaged or is no image.</exception>
    public static Tensor Read(string path, Shape input) => Tensor.Of(Planes(Image.Load(path, new() { AtLeast = (input[1], input[2]) }), input), input);

    /// <summary>An image as uint8 [C, H, W] after a transform of the decoded image; of what that makes, the middle as above.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">[1 or 3, H, W].</param>
    /// <param name="fit">What is done first, nothing random; null for nothing.</param>
    /// <exception cref="ImageFormatException">The file is damaged or is no image.</exception>
    public static Tensor Read(string path, Shape input, ImageTransform? fit) => fit is null ? Read(path, input) : Read(path, input, fit, new(0), null);

    /// <summary>The same with what is random in the transform from a stream.</summary>
    internal static Tensor Read(string path, Shape input, ImageTransform transform, Rng random, DecodeOptions? decode) =>
        Tensor.Of(Planes(transform.Apply(Solid(Image.Load(path, decode)), random), input), input);

    internal static byte[] Planes(Image image, Shape input)
    {
        Image solid = Solid(image);
        return (input[0] == 1 ? solid.ToGrey() : solid.ToRgb()).CropResize(input[1], input[2]).ToByteTensor().ToArray<byte>();
    }

    internal static Image Solid(Image image) => image.Channels == 4 ? image.Over(255, 255, 255) : image;
}
