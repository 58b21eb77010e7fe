namespace Whetstone.Kernels;

public static partial class PoolKernel
{
    /// <summary>The largest element of every window. A NaN makes its windows NaN. Window i covers ⌊i · H / OH⌋ to ⌈(i + 1) · H / OH⌉.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AdaptiveMax(int n, int c, int h, int w, int oh, int ow, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        PoolRun.Max(PoolPlan.Adaptive(n, c, h, w, oh, ow), x, y, workers);

    /// <summary>The gradient of <see cref="AdaptiveMax"/>: dy goes to the first element of its window, in row-major order, that equals y; windows that overlap add up. Overwrites dx.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory: what the forward pass gave.</param>
    /// <param name="dy">[N, OH, OW, C] in memory.</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AdaptiveMaxGrad(int n, int c, int h, int w, int oh, int ow, ReadOnlySpan<float> x, ReadOnlySpan<float> y,
        ReadOnlySpan<float> dy, Span<float> dx, Workers workers) =>
        PoolRun.MaxGrad(PoolPlan.Adaptive(n, c, h, w, oh, ow), x, y, dy, dx, workers);

    /// <summary>The adjoint of <see cref="AdaptiveMaxGrad"/>: <c>u[window] = v</c> at the element that took the maximum.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory: what the forward pass gave.</param>
    /// <param name="v">[N, H, W, C] in memory.</param>
    /// <param name="u">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AdaptiveMaxGather(int n, int c, int h, int w, int oh, int ow, ReadOnlySpan<float> x, ReadOnlySpan<float> y,
        ReadOnlySpan<float> v, Span<float> u, Workers workers) =>
        PoolRun.MaxGather(PoolPlan.Adaptive(n, c, h, w, oh, ow), x, y, v, u, workers);

    /// <summary>The mean of every window. Window i covers ⌊i · H / OH⌋ to ⌈(i + 1) · H / OH⌉.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AdaptiveAverage(int n, int c, int h, int w, int oh, int ow, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        PoolRun.Average(PoolPlan.Adaptive(n, c, h, w, oh, ow), false, x, y, workers);

    /// <summary>The gradient of <see cref="AdaptiveAverage"/>: every window spreads its dy evenly. Overwrites dx.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    /// <param name="dy">[N, OH, OW, C] in memory.</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AdaptiveAverageGrad(int n, int c, int h, int w, int oh, int ow, ReadOnlySpan<float> dy, Span<float> dx, Workers workers) =>
        PoolRun.AverageGrad(PoolPlan.Adaptive(n, c, h, w, oh, ow), false, dy, dx, workers);
}
