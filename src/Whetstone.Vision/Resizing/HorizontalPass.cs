using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Vision;

/// <summary>Resamples rows: each pixel of the result is a weighted sum of neighbours in its row.</summary>
internal static class HorizontalPass
{
    private const int Half = 1 << (ResamplingWeights.Precision - 1);

    /// <summary>Resamples rows <paramref name="begin"/> to <paramref name="end"/> of an image.</summary>
    public static byte[] Run(Image image, int begin, int end, ResamplingWeights weights)
    {
        int channels = image.Channels, stride = weights.Length * channels;
        byte[] to = Image.Allocate(end - begin, weights.Length, channels);
        for (int y = begin; y < end; y++)
        {
            ReadOnlySpan<byte> row = image.Row(y);
            Span<byte> target = to.AsSpan((y - begin) * stride, stride);
            if (channels == 1) Grey(row, weights, target);
            else Colour(row, weights, channels, target);
        }
        return to;
    }

    private static void Grey(ReadOnlySpan<byte> row, ResamplingWeights weights, Span<byte> to)
    {
        for (int x = 0; x < to.Length; x++)
        {
            ReadOnlySpan<int> w = weights.Of(x);
            ReadOnlySpan<byte> from = row.Slice(weights.First(x), w.Length);
            int sum = Half;
            for (int k = 0; k < from.Length; k++) sum += from[k] * w[k];
            to[x] = Clip(sum);
        }
    }

    private static void Colour(ReadOnlySpan<byte> row, ResamplingWeights weights, int channels, Span<byte> to)
    {
        // Where the bytes of two pixels lie, four lanes a pixel; of three channels the fourth lane holds nothing of use.
        Vector128<byte> order = channels == 4 ? Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
            : Vector128.Create((byte)0, 1, 2, 0, 3, 4, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int x = 0, o = 0; o < to.Length; x++, o += channels)
        {
            ReadOnlySpan<int> w = weights.Of(x);
            ReadOnlySpan<byte> from = row[(weights.First(x) * channels)..];
            int k = 0, i = 0;
            Vector256<int> pair = Vector256<int>.Zero;
            for (; k + 2 <= w.Length && i + 8 <= from.Length; k += 2, i += 2 * channels)
                pair += Pixels(Unsafe.ReadUnaligned<ulong>(in from[i]), order) * Vector256.Create(Vector128.Create(w[k]), Vector128.Create(w[k + 1]));
            Vector128<int> sum = pair.GetLower() + pair.GetUpper() + Vector128.Create(Half);
            // Four bytes are read even where a pixel has three, so the last pixel of a row is apart.
            for (; k < w.Length && i + 4 <= from.Length; k++, i += channels) sum += Pixel(Unsafe.ReadUnaligned<uint>(in from[i])) * w[k];
            if (k < w.Length) sum += Vector128.Create(from[i], from[i + 1], from[i + 2], 0) * w[k];
            sum = Vector128.Min(Vector128.Max(sum >> ResamplingWeights.Precision, Vector128<int>.Zero), Vector128.Create(255));
            to[o] = (byte)sum[0];
            to[o + 1] = (byte)sum[1];
            to[o + 2] = (byte)sum[2];
            if (channels == 4) to[o + 3] = (byte)sum[3];
        }
    }

    private static Vector128<int> Pixel(uint bytes) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(bytes).AsByte())).AsInt32();

    private static Vector256<int> Pixels(ulong bytes, Vector128<byte> order)
    {
        Vector128<ushort> wide = Vector128.WidenLower(Vector128.ShuffleNative(Vector128.CreateScalarUnsafe(bytes).AsByte(), order));
        return Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32();
    }

    private static byte Clip(int sum) => (byte)Math.Clamp(sum >> ResamplingWeights.Precision, 0, 255);
}
