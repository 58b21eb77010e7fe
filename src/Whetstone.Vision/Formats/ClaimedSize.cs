namespace Whetstone.Vision;

/// <summary>Checks what a header claims before memory is taken for it.</summary>
internal static class ClaimedSize
{
    // Taken for granted: a file of a few bytes may still hold one colour over a small image.
    private const long SmallImage = 1 << 20;

    /// <summary>Refuses an image without pixels, one with more than <see cref="Image.MaxPixels"/>, and one that its file cannot hold.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="bytes">The bytes that hold the pixels.</param>
    /// <param name="perByte">The most pixels that one byte of a packed file stands for.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="offset">Where the claim stands.</param>
    public static void Check(long height, long width, long bytes, int perByte, string name, long offset)
    {
        if (height < 1 || width < 1) throw new ImageFormatException(name, offset, $"claims {width:N0} x {height:N0} pixels; an image has at least one");
        // Both are below 2^32, so that the product of doubles is good enough to see what is far too large.
        if ((double)height * width > Image.MaxPixels)
            throw new ImageFormatException(name, offset, $"claims {width:N0} x {height:N0} pixels; more than {Image.MaxPixels:N0} are not decoded");
        if (height * width > Math.Max(SmallImage, bytes * perByte))
            throw new ImageFormatException(name, offset, $"claims {width:N0} x {height:N0} pixels, more than {bytes:N0} bytes can hold");
    }
}
