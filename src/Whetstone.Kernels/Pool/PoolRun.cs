namespace Whetstone.Kernels;

/// <summary>The poolings of any plan: checks lengths, pins the spans and runs the steps.</summary>
internal static unsafe class PoolRun
{
    public static void Max(in PoolPlan plan, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        Require(plan, x.Length, y.Length);
        fixed (float* px = x, py = y) PoolLoop<MaxStep>.Lines(plan, new() { X = px, Y = py }, false, workers);
    }

    public static void MaxGrad(in PoolPlan plan, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
    {
        Require(plan, Math.Min(x.Length, dx.Length), Math.Min(y.Length, dy.Length));
        if (!plan.IsDisjoint || !plan.IsCovered) dx[..(int)plan.InputLength].Clear();
        fixed (float* px = x, py = y, pdy = dy, pdx = dx)
            PoolLoop<MaxGradStep>.Images(plan, new() { X = px, Y = py, Dy = pdy, Dx = pdx, Disjoint = plan.IsDisjoint }, false, workers);
    }

    public static void MaxGather(in PoolPlan plan, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> v, Span<float> u, Workers workers)
    {
        Require(plan, Math.Min(x.Length, v.Length), Math.Min(y.Length, u.Length));
        fixed (float* px = x, py = y, pv = v, pu = u)
            PoolLoop<MaxGatherStep>.Lines(plan, new() { X = px, Y = py, V = pv, U = pu }, false, workers);
    }

    public static void Average(in PoolPlan plan, bool countPadding, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        Require(plan, x.Length, y.Length);
        fixed (float* px = x, py = y) PoolLoop<AverageStep>.Lines(plan, new() { X = px, Y = py }, countPadding, workers);
    }

    public static void AverageGrad(in PoolPlan plan, bool countPadding, ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
    {
        Require(plan, dx.Length, dy.Length);
        if (!plan.IsDisjoint || !plan.IsCovered) dx[..(int)plan.InputLength].Clear();
        fixed (float* pdy = dy, pdx = dx) PoolLoop<AverageGradStep>.Images(plan, new() { Dy = pdy, Dx = pdx, Disjoint = plan.IsDisjoint }, countPadding, workers);
    }

    private static void Require(in PoolPlan plan, int x, int y)
    {
        Lengths.Require(x, plan.InputLength, "input");
        Lengths.Require(y, plan.OutputLength, "output");
    }
}
