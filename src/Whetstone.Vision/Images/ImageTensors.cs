namespace Whetstone.Vision;

/// <content>From and to tensors: channels first there, interleaved here.</content>
public sealed partial class Image
{
    /// <summary>float32 [C, H, W], each value the float nearest to byte / 255.</summary>
    public Tensor ToTensor()
    {
        float[] to = new float[Bytes.Length];
        int plane = Height * Width;
        for (int c = 0; c < Channels; c++)
        {
            Span<float> channel = to.AsSpan(c * plane, plane);
            for (int i = 0, o = c; i < channel.Length; i++, o += Channels) channel[i] = Bytes[o] / 255f;
        }
        return Tensor.Of(to, [Channels, Height, Width]);
    }

    /// <summary>uint8 [C, H, W].</summary>
    public Tensor ToByteTensor()
    {
        if (Channels == 1) return Tensor.Of(Bytes, [1, Height, Width]);
        byte[] to = GC.AllocateUninitializedArray<byte>(Bytes.Length);
        int plane = Height * Width;
        if (Channels == 3) Planes(Bytes, to.AsSpan(0, plane), to.AsSpan(plane, plane), to.AsSpan(2 * plane, plane));
        else
            for (int c = 0; c < Channels; c++)
            {
                Span<byte> channel = to.AsSpan(c * plane, plane);
                for (int i = 0, o = c; i < channel.Length; i++, o += Channels) channel[i] = Bytes[o];
            }
        return Tensor.Of(to, [Channels, Height, Width]);
    }

    // All channels of a pixel at once: one pass over the image.
    private static void Planes(ReadOnlySpan<byte> from, Span<byte> red, Span<byte> green, Span<byte> blue)
    {
        for (int i = 0, o = 0; i < red.Length && o + 2 < from.Length; i++, o += 3)
        {
            red[i] = from[o];
            green[i] = from[o + 1];
            blue[i] = from[o + 2];
        }
    }

    /// <summary>The image that a tensor holds.</summary>
    /// <param name="planes">[C, H, W] with 1, 3 or 4 channels: uint8, or numbers from 0 to 1, which become the nearest byte of 255 · x; what is beyond is clipped.</param>
    /// <exception cref="ShapeException">The shape is not that of an image.</exception>
    public static Image FromTensor(Tensor planes)
    {
        ArgumentNullException.ThrowIfNull(planes);
        if (planes.Rank != 3 || planes.Shape[0] is not (1 or 3 or 4)) throw new ShapeException($"Image.FromTensor: needs [1, 3 or 4, H, W]; got {planes.Spec}");
        int channels = planes.Shape[0], height = planes.Shape[1], width = planes.Shape[2];
        byte[] to = Allocate(height, width, channels);
        if (planes.DType == DType.UInt8) Interleave<byte>(planes.ToArray<byte>(), to, channels, b => b);
        else Interleave(planes.ToArray(), to, channels, ToByte);
        return new(height, width, channels, to);
    }

    // NaN compares false and so becomes 0, as Math.Clamp would not do.
    private static byte ToByte(float x) => x > 0 ? (byte)MathF.Min(255f, x * 255f + 0.5f) : (byte)0;

    private static void Interleave<T>(ReadOnlySpan<T> planes, Span<byte> to, int channels, Func<T, byte> convert)
    {
        int plane = to.Length / channels;
        for (int c = 0; c < channels; c++)
        {
            ReadOnlySpan<T> channel = planes.Slice(c * plane, plane);
            for (int i = 0, o = c; i < channel.Length; i++, o += channels) to[o] = convert(channel[i]);
        }
    }
}
