using System.Runtime.InteropServices;

namespace Whetstone.Vision;

/// <summary>Decodes a JPEG through TurboJPEG, with its accurate inverse DCT and smooth chroma, as Pillow and OpenCV do.</summary>
internal static class JpegDecoder
{
    // A block of 64 pixels takes at least a bit, and the coarsest sampling makes at most 16 times as many pixels of it.
    private const int PixelsPerByte = 2048;
    private const int ColoursGray = 2, ColoursCmyk = 3, ColoursYcck = 4; // enum TJCS
    private const int Warning = 0; // enum TJERR

    /// <summary>Grey for a JPEG of one component, otherwise RGB.</summary>
    public static Image Decode(ReadOnlySpan<byte> file, string name, DecodeOptions options, TurboJpeg turbo)
    {
        JpegMarkers markers = JpegMarkers.Find(file);
        using var handle = new TurboHandle(turbo, turbo.InitDecompress);
        ref readonly byte start = ref MemoryMarshal.GetReference(file);
        var length = new CULong((nuint)file.Length);
        int failed = turbo.DecompressHeader(handle.Value, in start, length, out int width, out int height, out _, out int colours);
        if (failed != 0 && !(options.AllowJpegDamage && turbo.ErrorCode(handle.Value) == Warning && width > 0))
            throw new ImageFormatException(name, markers.FrameOffset, $"the JPEG's header is damaged: {turbo.ErrorText(handle.Value)}");
        ClaimedSize.Check(height, width, file.Length, PixelsPerByte, name, markers.FrameOffset);

        Transposition turn = options.KeepOrientation || markers.Exif.Equals(default) ? Transposition.None : ExifOrientation.Find(file[markers.Exif]);
        (int, int)? least = turn >= Transposition.Transpose && options.AtLeast is var (h, w) ? (w, h) : options.AtLeast;
        (height, width) = Scaled(height, width, least, turbo);
        var (format, channels) = colours switch { ColoursGray => (TurboJpeg.Gray, 1), ColoursCmyk or ColoursYcck => (TurboJpeg.Cmyk, 4), _ => (TurboJpeg.Rgb, 3) };
        byte[] pixels = Image.Allocate(height, width, channels);
        failed = turbo.Decompress(handle.Value, in start, length, ref pixels[0], width, width * channels, height, format, TurboJpeg.LimitScans);
        if (failed != 0 && !(options.AllowJpegDamage && turbo.ErrorCode(handle.Value) == Warning)) throw Damaged(file, name, markers, turbo.ErrorText(handle.Value));
        Image image = channels == 4 ? FromCmyk(pixels, height, width) : new(height, width, channels, pixels);
        return image.Transpose(turn);
    }

    /// <summary>The smallest extents that are not below what is needed.</summary>
    private static (int Height, int Width) Scaled(int height, int width, (int Height, int Width)? least, TurboJpeg turbo)
    {
        if (least is not var (needHeight, needWidth)) return (height, width);
        (int Height, int Width) best = (height, width);
        foreach (var (numerator, denominator) in turbo.Factors())
        {
            int h = (int)(((long)height * numerator + denominator - 1) / denominator), w = (int)(((long)width * numerator + denominator - 1) / denominator);
            if (h >= needHeight && w >= needWidth && h <= best.Height && w <= best.Width) best = (h, w);
        }
        return best;
    }

    // The library does not say where it stumbled, only that a file ended early.
    private static ImageFormatException Damaged(ReadOnlySpan<byte> file, string name, JpegMarkers markers, string reason) =>
        reason.Contains("remature end", StringComparison.Ordinal)
            ? new(name, file.Length, $"the JPEG ends before its pixels do ({reason})")
            : new(name, markers.ScanOffset, $"the JPEG's pixels, which begin here, are damaged: {reason}");

    // Programs that write CMYK store it inverted; the formula is Pillow's.
    private static Image FromCmyk(byte[] cmyk, int height, int width)
    {
        byte[] rgb = Image.Allocate(height, width, 3);
        for (int i = 0, o = 0; o < rgb.Length; i += 4, o += 3)
        {
            int white = cmyk[i + 3];
            for (int c = 0; c < 3; c++) rgb[o + c] = (byte)Math.Max(0, white - MultiplyBy255th(255 - cmyk[i + c], white));
        }
        return new(height, width, 3, rgb);
    }

    /// <summary>a · b / 255, rounded.</summary>
    private static int MultiplyBy255th(int a, int b)
    {
        int product = a * b + 128;
        return ((product >> 8) + product) >> 8;
    }
}
