using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

public static unsafe partial class ReduceKernel
{
    /// <summary>Running sums along n: y[o, i, c] is the sum of x[o, 0..i, c], or of x[o, i..n, c] when <paramref name="reverse"/>.</summary>
    /// <remarks>x and y are [outer, n, inner]. Sums run in double, as a running sum has no tree.</remarks>
    public static void CumSum(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, bool reverse, Workers workers)
    {
        Extent extent = Extent.Of(outer, n, inner, x.Length);
        SpanSize.Check(x.Length, y.Length, nameof(y));
        fixed (float* px = x, py = y)
            workers.For(outer * extent.Strips, Grain.For(2L * n * extent.Columns), new CumSumBody(extent, px, py, reverse));
    }
}

internal readonly unsafe struct CumSumBody(Extent extent, float* x, float* y, bool reverse) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        Span<double> sums = stackalloc double[Extent.StripWidth];
        for (int item = start; item < end; item++)
        {
            (int outer, int column) = Math.DivRem(item, extent.Strips);
            Strip s = extent.Strip(outer, 0, extent.N, column);
            nint at = reverse ? s.At + (s.Rows - 1) * s.Stride : s.At, step = reverse ? -s.Stride : s.Stride;
            sums.Clear();
            for (int row = 0; row < s.Rows; row++, at += step)
                for (int c = 0; c < s.Width; c++)
                    y[at + c] = (float)(sums[c] += x[at + c]);
        }
    }
}
