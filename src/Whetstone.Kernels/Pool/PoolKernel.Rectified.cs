namespace Whetstone.Kernels;

public static partial class PoolKernel
{
    /// <summary>ReLU of the largest element of every window.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void MaxRelu(in PoolGeometry g, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        PoolRun.Max<Rectified>(g.Plan, x, y, workers);

    /// <summary>Where in its window the first largest element is, or no place at all where it is not above 0: 255, or −1 if places are floats.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory: what <see cref="MaxRelu"/> gave.</param>
    /// <param name="index">[N, OH, OW, C] in memory: bytes, or floats if <see cref="IndexBytes(in PoolGeometry)"/> is 4; for <see cref="MaxGrad"/>.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">See <see cref="HasNoPlace"/>.</exception>
    public static void MaxReluIndex(in PoolGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<byte> index, Workers workers)
    {
        RequirePlace(g);
        PoolRun.MaxIndex<Rectified>(g.Plan, x, y, index, workers);
    }

    /// <summary><see cref="MaxRelu"/> and <see cref="MaxReluIndex"/> in one sweep.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory.</param>
    /// <param name="index">[N, OH, OW, C] in memory: bytes, or floats if <see cref="IndexBytes(in PoolGeometry)"/> is 4.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">See <see cref="HasNoPlace"/>.</exception>
    public static void MaxReluAndIndex(in PoolGeometry g, ReadOnlySpan<float> x, Span<float> y, Span<byte> index, Workers workers)
    {
        RequirePlace(g);
        PoolRun.MaxBoth<Rectified>(g.Plan, x, y, index, workers);
    }

    /// <summary>The sum of the gradient that <see cref="MaxGrad"/> gives, for each channel: of dy where the index names an element. Overwrites the sums.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="index">[N, OH, OW, C] in memory: what <see cref="MaxReluIndex"/> gave.</param>
    /// <param name="dy">[N, OH, OW, C] in memory.</param>
    /// <param name="sums">[C].</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static unsafe void MaxGradSum(in PoolGeometry g, ReadOnlySpan<byte> index, ReadOnlySpan<float> dy, Span<float> sums, Workers workers)
    {
        PoolPlan plan = g.Plan;
        Lengths.Require(index.Length, plan.OutputLength * plan.IndexBytes, "index");
        Lengths.Require(dy.Length, plan.OutputLength, "output");
        Lengths.Require(sums.Length, g.C, "sums");
        fixed (byte* pi = index)
        fixed (float* pdy = dy, ps = sums)
            FoldLoop.Run<PlacedTerm, AddJoin>(new(1, g.N * g.OH * g.OW, g.C), new(pdy, new() { Memory = pi, Wide = plan.IsWide }), ps, workers);
    }

    /// <summary>Whether an index can say that there is no place: not if its bytes number the 256 elements of a window.</summary>
    public static bool HasNoPlace(in PoolGeometry g) => g.Plan is var plan && (plan.IsWide || (long)plan.Vertical.Longest * plan.Horizontal.Longest <= byte.MaxValue);

    private static void RequirePlace(in PoolGeometry g)
    {
        if (!HasNoPlace(g)) throw new ArgumentException($"Windows of 256 elements leave no byte for 'no place'; got {g}.", nameof(g));
    }
}
