namespace Whetstone.Kernels;

/// <summary>The poolings of any plan: checks lengths, pins the spans and runs the steps.</summary>
internal static unsafe class PoolRun
{
    public static void Max<TEnd>(in PoolPlan plan, ReadOnlySpan<float> x, Span<float> y, Workers workers) where TEnd : struct, IPoolEnd
    {
        Require(plan, x.Length, y.Length);
        fixed (float* px = x, py = y) Pairs(plan, new MaxStep<TEnd>() { X = px, Y = py }, workers);
    }

    public static void MaxIndex<TEnd>(in PoolPlan plan, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<byte> index, Workers workers) where TEnd : struct, IPoolEnd
    {
        Require(plan, x.Length, y.Length);
        Require(plan, index.Length);
        fixed (float* px = x, py = y)
        fixed (byte* pi = index)
            Pairs(plan, new MaxIndexStep<TEnd>() { X = px, Y = py, Index = new() { Memory = pi, Wide = plan.IsWide } }, workers);
    }

    public static void MaxBoth<TEnd>(in PoolPlan plan, ReadOnlySpan<float> x, Span<float> y, Span<byte> index, Workers workers) where TEnd : struct, IPoolEnd
    {
        Require(plan, x.Length, y.Length);
        Require(plan, index.Length);
        fixed (float* px = x, py = y)
        fixed (byte* pi = index)
        {
            MaxBothStep<TEnd> step = new() { Largest = new() { X = px, Y = py }, Place = new() { X = px, Y = py, Index = new() { Memory = pi, Wide = plan.IsWide } } };
            Pairs(plan, step, workers);
        }
    }

    public static void MaxGrad(in PoolPlan plan, ReadOnlySpan<byte> index, ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
    {
        Require(plan, dx.Length, dy.Length);
        Require(plan, index.Length);
        bool gather = !plan.IsDisjoint && MaxGradientLines.Suits(plan);
        if (!gather && (!plan.IsDisjoint || !plan.IsCovered)) dx[..(int)plan.InputLength].Clear();
        fixed (float* pdy = dy, pdx = dx)
        fixed (byte* pi = index)
        {
            if (gather)
            {
                MaxGradientLines lines = new() { Plan = plan, Step = new() { Dy = pdy, Dx = pdx, Index = new() { Memory = pi, Wide = plan.IsWide } } };
                workers.For(plan.N * plan.Vertical.Size, 2, lines);
                return;
            }
            MaxGradStep step = new() { Dy = pdy, Dx = pdx, Index = new() { Memory = pi, Wide = plan.IsWide }, Disjoint = plan.IsDisjoint };
            if (plan.IsDisjoint) Pairs(plan, step, workers);
            else PoolLoop<MaxGradStep>.Images(plan, step, false, workers);
        }
    }

    public static void MaxGather(in PoolPlan plan, ReadOnlySpan<byte> index, ReadOnlySpan<float> v, Span<float> u, Workers workers)
    {
        Require(plan, v.Length, u.Length);
        Require(plan, index.Length);
        fixed (float* pv = v, pu = u)
        fixed (byte* pi = index)
            PoolLoop<MaxGatherStep>.Lines(plan, new() { V = pv, U = pu, Index = new() { Memory = pi, Wide = plan.IsWide } }, false, workers);
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

    // A step that touches each window by itself.
    private static void Pairs<TStep>(in PoolPlan plan, TStep step, Workers workers) where TStep : struct, IPairStep
    {
        if (PairLoop<TStep>.Suits(plan)) workers.For(plan.N * plan.Vertical.Count, 2, new PairLoop<TStep>() { Plan = plan, Step = step });
        else PoolLoop<TStep>.Lines(plan, step, false, workers);
    }

    private static void Require(in PoolPlan plan, int index) => Lengths.Require(index, plan.OutputLength * plan.IndexBytes, "index");

    private static void Require(in PoolPlan plan, int x, int y)
    {
        Lengths.Require(x, plan.InputLength, "input");
        Lengths.Require(y, plan.OutputLength, "output");

        // Steps read a window's first element without asking whether there is one.
        if (plan.InputLength == 0 && plan.OutputLength > 0) throw new ArgumentException($"An image without pixels has no windows; got {plan}.", nameof(plan));
    }
}
