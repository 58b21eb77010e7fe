namespace Whetstone.Vision;

/// <summary>An image of bytes: grey (1 channel), RGB (3) or RGBA (4), rows from top to bottom, channels interleaved.</summary>
/// <remarks>
/// An image does not change: every operation gives a new one, and threads may share it. Alpha is straight, not multiplied in.
/// Images are for decoding, augmentation and display; networks take the tensors of <see cref="ToTensor"/>.
/// </remarks>
public sealed partial class Image
{
    /// <summary>The most pixels an image may have, 178,956,970: what Pillow too takes for a decompression bomb beyond it.</summary>
    public const int MaxPixels = 178_956_970;

    /// <summary>An image from its bytes, which it keeps without a copy: do not change them afterwards.</summary>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="channels">1, 3 or 4.</param>
    /// <param name="pixels">[height, width, channels].</param>
    /// <exception cref="ArgumentException">An extent is not allowed, or the bytes are not as many as the extents say.</exception>
    public Image(int height, int width, int channels, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (height < 1 || width < 1 || (long)height * width > MaxPixels)
            throw new ArgumentException($"an image has from 1 to {MaxPixels:N0} pixels; got [{height}, {width}]");
        if (channels is not (1 or 3 or 4)) throw new ArgumentException($"an image has 1, 3 or 4 channels; got {channels}", nameof(channels));
        if (pixels.Length != height * width * channels)
            throw new ArgumentException($"an image [{height}, {width}, {channels}] has {height * width * channels:N0} bytes; got {pixels.Length:N0}", nameof(pixels));
        Height = height;
        Width = width;
        Channels = channels;
        Bytes = pixels;
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>1 for grey, 3 for RGB, 4 for RGBA.</summary>
    public int Channels { get; }

    /// <summary>All bytes, [height, width, channels].</summary>
    public ReadOnlySpan<byte> Pixels => Bytes;

    /// <summary>The bytes themselves, for code that makes an image and then leaves it alone.</summary>
    internal byte[] Bytes { get; }

    /// <summary>Bytes in a row.</summary>
    internal int Stride => Width * Channels;

    /// <summary>One byte.</summary>
    public byte this[int y, int x, int channel]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)channel, (uint)Channels, nameof(channel));
            return Bytes[y * Stride + x * Channels + channel];
        }
    }

    /// <summary>An image of one colour.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="colour">One byte a channel: 1, 3 or 4.</param>
    public static Image Filled(int height, int width, params ReadOnlySpan<byte> colour)
    {
        byte[] pixels = Allocate(height, width, colour.Length);
        if (colour.Length == 1) pixels.AsSpan().Fill(colour[0]);
        else for (int at = 0; at < pixels.Length; at += colour.Length) colour.CopyTo(pixels.AsSpan(at));
        return new(height, width, colour.Length, pixels);
    }

    /// <summary>The bytes of one row, [width, channels].</summary>
    public ReadOnlySpan<byte> Row(int y) => Bytes.AsSpan(y * Stride, Stride);

    /// <summary>Whether extents and all bytes are the same.</summary>
    public bool HasSamePixels(Image other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Height == other.Height && Width == other.Width && Channels == other.Channels && Pixels.SequenceEqual(other.Pixels);
    }

    /// <inheritdoc/>
    public override string ToString() => $"Image [{Height}, {Width}, {Channels}]";

    /// <summary>Memory for an image; the extents are checked before, so that a wrong one costs nothing.</summary>
    internal static byte[] Allocate(int height, int width, int channels)
    {
        if (height < 1 || width < 1 || (long)height * width > MaxPixels)
            throw new ArgumentException($"an image has from 1 to {MaxPixels:N0} pixels; got [{height}, {width}]");
        return new byte[height * width * channels];
    }
}
