using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>The kernel call of variance and standard deviation.</summary>
internal static class Variance
{
    internal static void Run(in Launch l, int[] extents, bool[] reduced, int correction, bool root)
    {
        List<(int Outer, int N, int Inner)> runs = AxisRuns.Of(extents, reduced);
        byte[] together = [];
        (int Outer, int N, int Inner) extent = runs[0];
        if (runs.Count > 1)
        {
            // Variances of parts do not make the variance of the whole, so the reduced axes are first brought together.
            int[] order = [.. Enumerable.Range(0, extents.Length).OrderBy(axis => reduced[axis])];
            together = new byte[l.Bytes(0).Length];
            CopyPlan.Permute(extents, order).Run(l.DType(0).Size, l.Bytes(0), together, l.Workers);
            extent = (l.Result.Shape.Size, l.Shape(0).Size / Math.Max(1, l.Result.Shape.Size), 1);
        }
        ReadOnlySpan<byte> x = runs.Count > 1 ? together : l.Bytes(0);

        // The divisor is never below 0: too few elements give 0 / 0 or ∞, as a variance that is not defined.
        double scale = extent.N / (double)Math.Max(0, extent.N - correction);
        if (l.Result.DType == DType.Float32)
        {
            float[] mean = new float[l.Y.Length];
            ReduceKernel.Moments(extent.Outer, extent.N, extent.Inner, MemoryMarshal.Cast<byte, float>(x), mean, l.Y, l.Workers);
            foreach (ref float v in l.Y) v = (float)(root ? Math.Sqrt(v * scale) : v * scale);
            return;
        }
        using Widened wide = new(x, l.DType(0)), y = new(l.Result.Shape.Size);
        InDouble(extent.N, extent.Inner, wide.Span, y.Span);
        foreach (ref double v in y.Span) v = root ? Math.Sqrt(v * scale) : v * scale;
        y.Narrow(l.OutBytes(), l.Result.DType);
    }

    private static void InDouble(int n, int inner, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            int at = i / inner * n * inner + i % inner;
            double mean = 0, squares = 0;
            for (int k = 0; k < n; k++) mean += x[at + k * inner] / n;
            for (int k = 0; k < n; k++) squares += (x[at + k * inner] - mean) * (x[at + k * inner] - mean);
            y[i] = squares / n;
        }
    }
}
