using System.Buffers;
using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Folds [outer, n, inner] to [outer, inner] on all threads.</summary>
internal static unsafe class FoldLoop
{
    // Long reductions are cut here, whatever the number of threads; the partial results are folded in index order.
    internal const int RowChunk = 16384, ColumnChunk = 1024;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TTerm, TJoin>(Extent extent, TTerm term, float* y, Workers workers)
        where TTerm : struct, ITerm<TTerm> where TJoin : struct, IJoin
    {
        int chunk = extent.Inner == 1 ? RowChunk : ColumnChunk, chunks = Math.Max(1, (extent.N + chunk - 1) / chunk);
        if (chunks == 1)
        {
            Each<TTerm, TJoin>(extent, term, chunk, 1, y, workers);
            return;
        }

        float[] partial = ArrayPool<float>.Shared.Rent(checked((int)(extent.Results * chunks)));
        fixed (float* p = partial)
        {
            Each<TTerm, TJoin>(extent, term, chunk, chunks, p, workers);
            Run<MapTerm<SelfMap>, TJoin>(extent with { N = chunks }, new(p), y, workers);
        }

        ArrayPool<float>.Shared.Return(partial);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Each<TTerm, TJoin>(Extent extent, TTerm term, int chunk, int chunks, float* y, Workers workers)
        where TTerm : struct, ITerm<TTerm> where TJoin : struct, IJoin =>
        workers.For(extent.Outer * chunks * extent.Strips, Grain.For((long)Math.Min(chunk, extent.N) * extent.Columns),
            new Body<TTerm, TJoin>(extent, term, chunk, chunks, y));

    // Item = (outer, chunk of n, strip of inner); y is [outer, chunks, inner].
    private readonly struct Body<TTerm, TJoin>(Extent extent, TTerm term, int chunk, int chunks, float* y) : IBody
        where TTerm : struct, ITerm<TTerm> where TJoin : struct, IJoin
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            float* strip = stackalloc float[Extent.StripWidth];
            for (int item = start; item < end; item++)
            {
                (int part, int column) = Math.DivRem(item, extent.Strips);
                (int outer, int first) = Math.DivRem(part, chunks);
                first *= chunk;
                Strip s = extent.Strip(outer, first, Math.Min(chunk, extent.N - first), column);
                float* to = y + (nint)part * extent.Inner + column * Extent.StripWidth;
                if (extent.Inner == 1)
                {
                    *to = Fold.Row<TTerm, TJoin>(term.For(s.Result, 8, true), s.At, s.Rows);
                    continue;
                }

                Fold.Columns<TTerm, TJoin>(term, s, strip);
                new ReadOnlySpan<float>(strip, s.Width).CopyTo(new(to, s.Width));
            }
        }
    }
}
