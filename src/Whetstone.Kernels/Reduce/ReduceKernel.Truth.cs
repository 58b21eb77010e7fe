using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

public static unsafe partial class ReduceKernel
{
    /// <summary>Whether any of x [outer, n, inner] is not 0, as y [outer, inner] of 0 and 1; 0 for n = 0.</summary>
    public static void Any(int outer, int n, int inner, ReadOnlySpan<byte> x, Span<byte> y, Workers workers) =>
        Truth(Extent.Of(outer, n, inner, x.Length), x, y, false, workers);

    /// <summary>Whether all of x [outer, n, inner] are not 0, as y [outer, inner] of 0 and 1; 1 for n = 0.</summary>
    public static void All(int outer, int n, int inner, ReadOnlySpan<byte> x, Span<byte> y, Workers workers) =>
        Truth(Extent.Of(outer, n, inner, x.Length), x, y, true, workers);

    private static void Truth(Extent extent, ReadOnlySpan<byte> x, Span<byte> y, bool all, Workers workers)
    {
        SpanSize.Check(extent.Results, y.Length, nameof(y));
        fixed (byte* px = x, py = y)
            workers.For(extent.Outer, Grain.For((long)extent.N * extent.Inner), new TruthBody(extent, px, py, all));
    }
}

/// <summary>Any and all are one loop: the result stays as it began until an element of the other kind turns up.</summary>
internal readonly unsafe struct TruthBody(Extent extent, byte* x, byte* y, bool all) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        byte begin = all ? (byte)1 : (byte)0, turned = (byte)(1 - begin);
        for (int outer = start; outer < end; outer++)
        {
            byte* from = x + (nint)outer * extent.N * extent.Inner, to = y + (nint)outer * extent.Inner;
            if (extent.Inner == 1)
            {
                ReadOnlySpan<byte> row = new(from, extent.N);
                *to = (all ? row.Contains((byte)0) : row.ContainsAnyExcept((byte)0)) ? turned : begin;
                continue;
            }

            new Span<byte>(to, extent.Inner).Fill(begin);
            for (int i = 0; i < extent.N; i++, from += extent.Inner)
                for (int c = 0; c < extent.Inner; c++)
                    if (from[c] == 0 == all) to[c] = turned;
        }
    }
}
