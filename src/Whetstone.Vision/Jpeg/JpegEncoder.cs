using System.Runtime.InteropServices;

namespace Whetstone.Vision;

/// <summary>Encodes a JPEG through TurboJPEG, with its accurate DCT.</summary>
internal static class JpegEncoder
{
    private const int NoReallocation = 1024; // TJFLAG_NOREALLOC
    private const int LongestSide = 65500;

    public static byte[] Encode(Image image, EncodeOptions options, TurboJpeg turbo)
    {
        if (Math.Max(image.Height, image.Width) > LongestSide) throw new ArgumentException($"a JPEG has sides of up to {LongestSide:N0} pixels; got {image}");
        if (image.Channels == 4) image = image.ToRgb();
        int format = image.Channels == 1 ? TurboJpeg.Gray : TurboJpeg.Rgb;
        int samples = image.Channels == 1 ? TurboJpeg.SamplesGray : options.JpegFullColour ? TurboJpeg.Samples444 : TurboJpeg.Samples420;
        using var handle = new TurboHandle(turbo, turbo.InitCompress);
        // In a buffer of this size every result finds room, so the library never has to find another.
        CULong length = turbo.BufferSize(image.Width, image.Height, samples);
        byte[] file = GC.AllocateUninitializedArray<byte>(checked((int)length.Value), pinned: true);
        nint target = Marshal.UnsafeAddrOfPinnedArrayElement(file, 0);
        int failed = turbo.Compress(handle.Value, in image.Pixels[0], image.Width, image.Stride, image.Height, format,
            ref target, ref length, samples, options.JpegQuality, TurboJpeg.AccurateDct | NoReallocation);
        if (failed != 0) throw new InvalidOperationException($"libturbojpeg does not encode {image}: {turbo.ErrorText(handle.Value)}");
        byte[] result = file.AsSpan(0, (int)length.Value).ToArray();
        GC.KeepAlive(file);
        return result;
    }
}
