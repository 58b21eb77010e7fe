namespace Whetstone.Kernels;

/// <summary>Poolings of channels-last images: windows of fixed size, and (adaptive) windows that share the image evenly.</summary>
public static partial class PoolKernel
{
    /// <summary>The largest element of every window. Padding counts as −∞; a NaN makes its windows NaN.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void Max(in PoolGeometry g, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        PoolRun.Max(g.Plan, x, y, workers);

    /// <summary>The gradient of <see cref="Max"/>: dy goes to the first element of its window, in row-major order, that equals y; windows that overlap add up. Overwrites dx.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory: what the forward pass gave.</param>
    /// <param name="dy">[N, OH, OW, C] in memory.</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void MaxGrad(in PoolGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy,
        Span<float> dx, Workers workers) =>
        PoolRun.MaxGrad(g.Plan, x, y, dy, dx, workers);

    /// <summary>The adjoint of <see cref="MaxGrad"/>: <c>u[window] = v</c> at the element that took the maximum.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory: what the forward pass gave.</param>
    /// <param name="v">[N, H, W, C] in memory.</param>
    /// <param name="u">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void MaxGather(in PoolGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> v,
        Span<float> u, Workers workers) =>
        PoolRun.MaxGather(g.Plan, x, y, v, u, workers);

    /// <summary>The mean of every window.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="countPadding">Divides by the size of the window with its padding instead of by the elements inside the image.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void Average(in PoolGeometry g, bool countPadding, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        PoolRun.Average(g.Plan, countPadding, x, y, workers);

    /// <summary>The gradient of <see cref="Average"/>: every window spreads its dy evenly. Overwrites dx.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="countPadding">Divides by the size of the window with its padding instead of by the elements inside the image.</param>
    /// <param name="dy">[N, OH, OW, C] in memory.</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AverageGrad(in PoolGeometry g, bool countPadding, ReadOnlySpan<float> dy, Span<float> dx, Workers workers) =>
        PoolRun.AverageGrad(g.Plan, countPadding, dy, dx, workers);
}
