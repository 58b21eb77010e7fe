using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Applies pointwise functions to whole spans of float32, with the widest vectors the processor has.</summary>
/// <remarks>A result depends on its own inputs alone, to the bit: not on its position, the length, or the number of threads.</remarks>
public static unsafe class PointwiseKernel
{
    /// <summary><c>y[i] = fn(x[i])</c>.</summary>
    public static void Map<TFn>(TFn fn, ReadOnlySpan<float> x, Span<float> y, Workers workers) where TFn : struct, IPointwise
    {
        Same(x.Length, y.Length);
        fixed (float* px = x, py = y)
            RowLoop.Run<Unary<TFn>, Dense, Unused, Unused>(new(fn), null, y.Length, px, null, null, py, workers);
    }

    /// <summary>The fused backward pass, <c>dx[i] = dy[i] · slope(x[i], y[i])</c>.</summary>
    /// <remarks>An input that <see cref="IPointwise.Keep"/> does not name may be empty.</remarks>
    public static void Slope<TFn>(TFn fn, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
        where TFn : struct, IPointwise
    {
        Same(dy.Length, dx.Length);
        if (TFn.Keep.ReadsInput) Same(x.Length, dx.Length);
        if (TFn.Keep.ReadsOutput) Same(y.Length, dx.Length);
        UnarySlope<TFn> slope = new(fn);
        fixed (float* px = x, py = y, pdy = dy, pdx = dx)
            switch (TFn.Keep)
            {
                case Keep.Input: RowLoop.Run<UnarySlope<TFn>, Dense, Unused, Dense>(slope, null, dx.Length, px, null, pdy, pdx, workers); break;
                case Keep.Output: RowLoop.Run<UnarySlope<TFn>, Unused, Dense, Dense>(slope, null, dx.Length, null, py, pdy, pdx, workers); break;
                case Keep.Nothing: RowLoop.Run<UnarySlope<TFn>, Unused, Unused, Dense>(slope, null, dx.Length, null, null, pdy, pdx, workers); break;
                default: RowLoop.Run<UnarySlope<TFn>, Dense, Dense, Dense>(slope, null, dx.Length, px, py, pdy, pdx, workers); break;
            }
    }

    /// <summary><c>y = fn(a, b)</c>, with the inputs broadcast as <paramref name="plan"/> says.</summary>
    public static void Map<TFn>(TFn fn, BroadcastPlan plan, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> y, Workers workers)
        where TFn : struct, IPointwise2
    {
        Same(plan.Length, y.Length);
        fixed (float* pa = a, pb = b, py = y)
            Spread(new Binary<TFn>(fn), plan, pa, pb, py, workers);
    }

    /// <summary><c>y = fn(a, b, c)</c>, with the inputs broadcast as <paramref name="plan"/> says.</summary>
    public static void Map<TFn>(TFn fn, BroadcastPlan plan, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y, Workers workers)
        where TFn : struct, IPointwise3
    {
        Same(plan.Length, y.Length);
        fixed (float* pa = a, pb = b, pc = c, py = y)
            if (plan.Repeats(2)) Spread<Ternary<TFn>, Repeated>(new(fn), plan, pa, pb, pc, py, workers);
            else Spread<Ternary<TFn>, Dense>(new(fn), plan, pa, pb, pc, py, workers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread<TFn>(TFn fn, BroadcastPlan plan, float* a, float* b, float* y, Workers workers) where TFn : struct, IRowFunction =>
        Spread<TFn, Unused>(fn, plan, a, b, null, y, workers);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spread<TFn, TC>(TFn fn, BroadcastPlan plan, float* a, float* b, float* c, float* y, Workers workers)
        where TFn : struct, IRowFunction where TC : struct, IAccess
    {
        switch (plan.Repeats(0), plan.Repeats(1))
        {
            case (false, false): RowLoop.Run<TFn, Dense, Dense, TC>(fn, plan, plan.Length, a, b, c, y, workers); break;
            case (false, true): RowLoop.Run<TFn, Dense, Repeated, TC>(fn, plan, plan.Length, a, b, c, y, workers); break;
            case (true, false): RowLoop.Run<TFn, Repeated, Dense, TC>(fn, plan, plan.Length, a, b, c, y, workers); break;
            default: RowLoop.Run<TFn, Repeated, Repeated, TC>(fn, plan, plan.Length, a, b, c, y, workers); break;
        }
    }

    private static void Same(int a, int b)
    {
        if (a != b) throw new ArgumentException($"lengths differ: {a} and {b}");
    }
}
