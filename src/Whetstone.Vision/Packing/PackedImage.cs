namespace Whetstone.Vision;

/// <summary>An image file made into what a record holds: cropped, resized, encoded.</summary>
internal static class PackedImage
{
    public static byte[] Of(byte[] file, string path, PackOptions options)
    {
        Image image = Image.Decode(file, new() { KeepOrientation = options.Color == PackColor.Unchanged }, path);
        image = options.Color switch
        {
            PackColor.Grey => image.ToGrey(),
            PackColor.Color => image.ToRgb(),
            _ => image,
        };
        if (options.CenterCrop) image = Square(image);
        if (options.Resize > 0) image = ShorterEdge(image, options.Resize, path);
        return image.Encode(options.Encoding, new() { JpegQuality = options.Quality });
    }

    private static Image Square(Image image)
    {
        int side = Math.Min(image.Height, image.Width);
        return image.Crop((image.Height - side) / 2, (image.Width - side) / 2, side, side);
    }

    private static Image ShorterEdge(Image image, int edge, string path)
    {
        (long height, long width) = image.Height > image.Width
            ? ((long)image.Height * edge / image.Width, (long)edge)
            : (edge, (long)image.Width * edge / image.Height);
        return (double)height * width <= Image.MaxPixels ? image.Resize((int)height, (int)width, Resampling.Bilinear)
            : throw new ImageFormatException(path, 0, $"{image} would become [{height}, {width}], more than {Image.MaxPixels:N0} pixels");
    }
}
