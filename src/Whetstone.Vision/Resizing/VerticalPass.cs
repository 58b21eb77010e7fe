using System.Runtime.Intrinsics;

namespace Whetstone.Vision;

/// <summary>Resamples columns: each row of the result is a weighted sum of rows.</summary>
internal static class VerticalPass
{
    private const int Half = 1 << (ResamplingWeights.Precision - 1);

    /// <summary>Resamples bytes in rows of <paramref name="stride"/>.</summary>
    /// <param name="from">Rows from <paramref name="begin"/> on.</param>
    /// <param name="begin">The row that <paramref name="from"/> begins with.</param>
    /// <param name="stride">Bytes in a row.</param>
    /// <param name="weights">Weights of the rows.</param>
    public static byte[] Run(ReadOnlySpan<byte> from, int begin, int stride, ResamplingWeights weights)
    {
        byte[] to = new byte[weights.Length * stride];
        for (int y = 0; y < weights.Length; y++)
        {
            ReadOnlySpan<int> w = weights.Of(y);
            Row(from.Slice((weights.First(y) - begin) * stride, w.Length * stride), w, to.AsSpan(y * stride, stride));
        }
        return to;
    }

    private static void Row(ReadOnlySpan<byte> rows, ReadOnlySpan<int> w, Span<byte> to)
    {
        int x = 0;
        for (; x + 16 <= to.Length; x += 16) Sixteen(rows[x..], to.Length, w).CopyTo(to[x..]);
        for (; x < to.Length; x++)
        {
            int sum = Half;
            for (int k = 0; k < w.Length; k++) sum += rows[k * to.Length + x] * w[k];
            to[x] = (byte)Math.Clamp(sum >> ResamplingWeights.Precision, 0, 255);
        }
    }

    private static Vector128<byte> Sixteen(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<int> w)
    {
        Vector256<int> low = Vector256.Create(Half), high = low;
        for (int k = 0; k < w.Length; k++)
        {
            Vector256<ushort> wide = Widen(Vector128.Create(rows.Slice(k * stride, 16)));
            low += Vector256.WidenLower(wide).AsInt32() * w[k];
            high += Vector256.WidenUpper(wide).AsInt32() * w[k];
        }
        Vector256<short> words = Vector256.Narrow(Clip(low), Clip(high));
        return Vector128.Narrow(words.GetLower().AsUInt16(), words.GetUpper().AsUInt16());
    }

    private static Vector256<ushort> Widen(Vector128<byte> bytes) => Vector256.Create(Vector128.WidenLower(bytes), Vector128.WidenUpper(bytes));

    private static Vector256<int> Clip(Vector256<int> sum) =>
        Vector256.Min(Vector256.Max(sum >> ResamplingWeights.Precision, Vector256<int>.Zero), Vector256.Create(255));
}
