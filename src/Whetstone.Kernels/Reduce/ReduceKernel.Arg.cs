using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

public static unsafe partial class ReduceKernel
{
    /// <summary>Where x [outer, n, inner] is largest, as index [outer, inner]: the first of equals, or the first NaN.</summary>
    /// <exception cref="ArgumentException">n is 0.</exception>
    public static void ArgMax(int outer, int n, int inner, ReadOnlySpan<float> x, Span<long> index, Workers workers) =>
        Arg<MaxJoin>(Extent.Of(outer, n, inner, x.Length).NotEmpty("argmax"), x, index, workers);

    /// <summary>Where x [outer, n, inner] is smallest, as index [outer, inner]: the first of equals, or the first NaN.</summary>
    /// <exception cref="ArgumentException">n is 0.</exception>
    public static void ArgMin(int outer, int n, int inner, ReadOnlySpan<float> x, Span<long> index, Workers workers) =>
        Arg<MinJoin>(Extent.Of(outer, n, inner, x.Length).NotEmpty("argmin"), x, index, workers);

    private static void Arg<TJoin>(Extent extent, ReadOnlySpan<float> x, Span<long> index, Workers workers) where TJoin : struct, IJoin
    {
        SpanSize.Check(extent.Results, index.Length, nameof(index));
        fixed (float* px = x)
        fixed (long* pi = index)
            workers.For(extent.Outer * extent.Strips, Grain.For(2L * extent.N * extent.Columns), new ArgBody<TJoin>(extent, px, pi));
    }
}

/// <summary>Finds the extreme value, then the first place that has it.</summary>
internal readonly unsafe struct ArgBody<TJoin>(Extent extent, float* x, long* index) : IBody where TJoin : struct, IJoin
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        float* best = stackalloc float[Extent.StripWidth];
        for (int item = start; item < end; item++)
        {
            (int outer, int column) = Math.DivRem(item, extent.Strips);
            Strip s = extent.Strip(outer, 0, extent.N, column);
            if (extent.Inner == 1)
            {
                index[s.Result] = First(s, Fold.Row<MapTerm<SelfMap>, TJoin>(new(x), s.At, s.Rows));
                continue;
            }

            Fold.Columns<MapTerm<SelfMap>, TJoin>(new(x), s, best);
            for (int c = 0; c < s.Width; c += 8) First(s, c, Vector256.Load(best + c));
        }
    }

    // If any element is NaN then so is the extreme, else no element is: so a NaN always matches.
    private static Vector256<float> Matches(Vector256<float> x, Vector256<float> best) =>
        Vector256.Equals(x, best) | ~Vector256.Equals(x, x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long First(Strip s, float best)
    {
        for (int i = 0; ; i += 8)
        {
            int lanes = Math.Min(8, s.Rows - i);
            uint bits = Matches(Eight.Load(x + s.At + i, lanes), Vector256.Create(best)).ExtractMostSignificantBits();
            if ((bits & ((1u << lanes) - 1)) != 0) return i + BitOperations.TrailingZeroCount(bits);
        }
    }

    // From the last row to the first, so that the first match is what stays.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void First(Strip s, int c, Vector256<float> best)
    {
        int lanes = Math.Min(8, s.Width - c);
        Vector256<int> row = Vector256<int>.Zero;
        for (int i = s.Rows - 1; i >= 0; i--)
        {
            nint at = s.At + i * s.Stride + c;
            Vector256<float> value = Eight.Load(x + at, at + 8 <= s.Limit ? 8 : lanes);
            row = Vector256.ConditionalSelect(Matches(value, best).AsInt32(), Vector256.Create(i), row);
        }

        for (int k = 0; k < lanes; k++) index[s.Result + c + k] = row[k];
    }
}
