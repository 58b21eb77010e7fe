using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Stores the terms of [outer, n, inner] on all threads.</summary>
internal static unsafe class FillLoop
{
    private const int RowChunk = 16384, ColumnChunk = 256;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TTerm>(Extent extent, TTerm term, float* y, Workers workers) where TTerm : struct, ITerm<TTerm>
    {
        int chunk = extent.Inner == 1 ? RowChunk : ColumnChunk, chunks = (extent.N + chunk - 1) / chunk;
        workers.For(extent.Outer * chunks * extent.Strips, Grain.For((long)Math.Min(chunk, extent.N) * extent.Columns),
            new Body<TTerm>(extent, term, chunk, chunks, y));
    }

    private readonly struct Body<TTerm>(Extent extent, TTerm term, int chunk, int chunks, float* y) : IBody where TTerm : struct, ITerm<TTerm>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            for (int item = start; item < end; item++)
            {
                (int part, int column) = Math.DivRem(item, extent.Strips);
                (int outer, int first) = Math.DivRem(part, chunks);
                first *= chunk;
                Strip s = extent.Strip(outer, first, Math.Min(chunk, extent.N - first), column);
                if (extent.Inner == 1) Fill.Row(term.For(s.Result, 8, true), s.At, s.Rows, y);
                else Fill.Columns(term, s, y);
            }
        }
    }
}
