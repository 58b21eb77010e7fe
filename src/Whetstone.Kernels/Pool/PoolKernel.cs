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
        PoolRun.Max<Largest>(g.Plan, x, y, workers);

    /// <summary>Where in its window the first largest element is, counted in row-major order inside the image. A NaN stands for the maximum that it made NaN.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory: what <see cref="Max"/> gave.</param>
    /// <param name="index">[N, OH, OW, C] in memory: bytes, or floats if <see cref="IndexBytes(in PoolGeometry)"/> is 4.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void MaxIndex(in PoolGeometry g, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<byte> index, Workers workers) =>
        PoolRun.MaxIndex<Largest>(g.Plan, x, y, index, workers);

    /// <summary><see cref="Max"/> and <see cref="MaxIndex"/> in one sweep.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory.</param>
    /// <param name="index">[N, OH, OW, C] in memory: bytes, or floats if <see cref="IndexBytes(in PoolGeometry)"/> is 4.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void MaxAndIndex(in PoolGeometry g, ReadOnlySpan<float> x, Span<float> y, Span<byte> index, Workers workers) =>
        PoolRun.MaxBoth<Largest>(g.Plan, x, y, index, workers);

    /// <summary>The gradient of <see cref="Max"/>: dy goes to the element of its window that the index names; windows that overlap add up. Overwrites dx.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="index">[N, OH, OW, C] in memory: what <see cref="MaxIndex"/> gave.</param>
    /// <param name="dy">[N, OH, OW, C] in memory.</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void MaxGrad(in PoolGeometry g, ReadOnlySpan<byte> index, ReadOnlySpan<float> dy, Span<float> dx, Workers workers) =>
        PoolRun.MaxGrad(g.Plan, index, dy, dx, workers);

    /// <summary>The adjoint of <see cref="MaxGrad"/>: <c>u[window] = v</c> at the element that the index names.</summary>
    /// <param name="g">The sizes.</param>
    /// <param name="index">[N, OH, OW, C] in memory: what <see cref="MaxIndex"/> gave.</param>
    /// <param name="v">[N, H, W, C] in memory.</param>
    /// <param name="u">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void MaxGather(in PoolGeometry g, ReadOnlySpan<byte> index, ReadOnlySpan<float> v, Span<float> u, Workers workers) =>
        PoolRun.MaxGather(g.Plan, index, v, u, workers);

    /// <summary>Bytes of a place in a window: 1, or 4 if windows have more than 256 elements.</summary>
    public static int IndexBytes(in PoolGeometry g) => g.Plan.IndexBytes;

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
