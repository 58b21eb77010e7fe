using System.Buffers;
using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

public static unsafe partial class ReduceKernel
{
    // A chunk stays in the second cache, where it is read three times, so that memory is read once.
    private const int MomentColumnChunk = 256;

    /// <summary>Mean and biased variance of x [outer, n, inner], both [outer, inner]; NaN for n = 0.</summary>
    /// <remarks>
    /// Each chunk is centred by its own mean, and the chunks are combined in double (Chan, Golub and LeVeque, 1983), so the
    /// variance stays accurate when the mean is much larger than the deviation.
    /// </remarks>
    public static void Moments(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> mean, Span<float> variance, Workers workers)
    {
        Extent extent = Extent.Of(outer, n, inner, x.Length);
        SpanSize.Check(extent.Results, mean.Length, nameof(mean));
        SpanSize.Check(extent.Results, variance.Length, nameof(variance));

        int chunk = inner == 1 ? FoldLoop.RowChunk : MomentColumnChunk, chunks = (n + chunk - 1) / chunk;
        int results = mean.Length, parts = checked(results * chunks);
        float[] rented = ArrayPool<float>.Shared.Rent(checked(3 * parts));
        fixed (float* px = x, pp = rented, pm = mean, pv = variance)
        {
            workers.For(outer * chunks * extent.Strips, Grain.For(3L * Math.Min(chunk, n) * extent.Columns),
                new MomentsBody(extent, chunk, chunks, px, pp, pp + parts, pp + 2 * (nint)parts));
            workers.For(results, Grain.For(4L * chunks),
                new MomentsJoinBody(extent, chunk, chunks, pp, pp + parts, pp + 2 * (nint)parts, pm, pv));
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}

/// <summary>Sums of a chunk: its rounded mean m, <c>Σ(x − m)</c> and <c>Σ(x − m)²</c>, each [outer, chunks, inner].</summary>
internal readonly unsafe struct MomentsBody(Extent extent, int chunk, int chunks, float* x, float* mean, float* rest, float* squares) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        float* m = stackalloc float[Extent.StripWidth];
        float* d = stackalloc float[Extent.StripWidth];
        float* q = stackalloc float[Extent.StripWidth];
        for (int item = start; item < end; item++)
        {
            (int part, int column) = Math.DivRem(item, extent.Strips);
            (int outer, int first) = Math.DivRem(part, chunks);
            first *= chunk;

            // The three sums of a chunk index their results from 0.
            Strip s = extent.Strip(outer, first, Math.Min(chunk, extent.N - first), column) with { Result = 0 };
            if (extent.Inner == 1) Row(s, m, d, q);
            else Columns(s, m, d, q);
            nint to = (nint)part * extent.Inner + column * Extent.StripWidth;
            new ReadOnlySpan<float>(m, s.Width).CopyTo(new(mean + to, s.Width));
            new ReadOnlySpan<float>(d, s.Width).CopyTo(new(rest + to, s.Width));
            new ReadOnlySpan<float>(q, s.Width).CopyTo(new(squares + to, s.Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row(Strip s, float* m, float* d, float* q)
    {
        *m = Fold.Row<MapTerm<SelfMap>, AddJoin>(new(x), s.At, s.Rows) / s.Rows;
        *d = Fold.Row<CentredTerm<SelfMap>, AddJoin>(new CentredTerm<SelfMap>(x, m).For(0, 8, true), s.At, s.Rows);
        *q = Fold.Row<CentredTerm<SquareMap>, AddJoin>(new CentredTerm<SquareMap>(x, m).For(0, 8, true), s.At, s.Rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Columns(Strip s, float* m, float* d, float* q)
    {
        Fold.Columns<MapTerm<SelfMap>, AddJoin>(new(x), s, m);
        for (int c = 0; c < s.Width; c++) m[c] /= s.Rows;
        Fold.Columns<CentredTerm<SelfMap>, AddJoin>(new(x, m), s, d);
        Fold.Columns<CentredTerm<SquareMap>, AddJoin>(new(x, m), s, q);
    }
}

/// <summary>Combines the chunks' sums, in index order and in double.</summary>
internal readonly unsafe struct MomentsJoinBody(
    Extent extent, int chunk, int chunks, float* mean, float* rest, float* squares, float* y, float* variance) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            (int outer, int column) = Math.DivRem(i, extent.Inner);
            nint at = (nint)outer * chunks * extent.Inner + column;
            double sum = 0, about = 0;
            for (int k = 0; k < chunks; k++) sum += Count(k) * Mean(at + (nint)k * extent.Inner, k);
            double m = sum / extent.N;
            for (int k = 0; k < chunks; k++)
            {
                nint part = at + (nint)k * extent.Inner;
                double shift = Mean(part, k) - m, r = rest[part];
                about += squares[part] - r * r / Count(k) + Count(k) * shift * shift;
            }

            y[i] = (float)m;
            variance[i] = (float)Math.Max(0, about / extent.N);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Count(int k) => Math.Min(chunk, extent.N - k * chunk);

    // The chunk's mean was rounded; the sum of what is left over corrects it. Infinite means have no remainder.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Mean(nint part, int k) => float.IsFinite(mean[part]) ? mean[part] + (double)rest[part] / Count(k) : mean[part];
}
