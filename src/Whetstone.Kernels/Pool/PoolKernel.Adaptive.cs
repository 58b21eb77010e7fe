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
        PoolRun.Max<Largest>(PoolPlan.Adaptive(n, c, h, w, oh, ow), x, y, workers);

    /// <summary>Where in its window the first largest element is, counted in row-major order. A NaN stands for the maximum that it made NaN.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    /// <param name="x">[N, H, W, C] in memory.</param>
    /// <param name="y">[N, OH, OW, C] in memory: what <see cref="AdaptiveMax"/> gave.</param>
    /// <param name="index">[N, OH, OW, C] in memory: bytes, or floats if <see cref="IndexBytes(int, int, int, int)"/> is 4.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AdaptiveMaxIndex(int n, int c, int h, int w, int oh, int ow, ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<byte> index, Workers workers) =>
        PoolRun.MaxIndex<Largest>(PoolPlan.Adaptive(n, c, h, w, oh, ow), x, y, index, workers);

    /// <summary>The gradient of <see cref="AdaptiveMax"/>: dy goes to the element of its window that the index names; windows that overlap add up. Overwrites dx.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    /// <param name="index">[N, OH, OW, C] in memory: what <see cref="AdaptiveMaxIndex"/> gave.</param>
    /// <param name="dy">[N, OH, OW, C] in memory.</param>
    /// <param name="dx">[N, H, W, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AdaptiveMaxGrad(int n, int c, int h, int w, int oh, int ow, ReadOnlySpan<byte> index, ReadOnlySpan<float> dy, Span<float> dx, Workers workers) =>
        PoolRun.MaxGrad(PoolPlan.Adaptive(n, c, h, w, oh, ow), index, dy, dx, workers);

    /// <summary>The adjoint of <see cref="AdaptiveMaxGrad"/>: <c>u[window] = v</c> at the element that the index names.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    /// <param name="index">[N, OH, OW, C] in memory: what <see cref="AdaptiveMaxIndex"/> gave.</param>
    /// <param name="v">[N, H, W, C] in memory.</param>
    /// <param name="u">[N, OH, OW, C] in memory.</param>
    /// <param name="workers">The threads to use; the result does not depend on them.</param>
    public static void AdaptiveMaxGather(int n, int c, int h, int w, int oh, int ow, ReadOnlySpan<byte> index, ReadOnlySpan<float> v, Span<float> u, Workers workers) =>
        PoolRun.MaxGather(PoolPlan.Adaptive(n, c, h, w, oh, ow), index, v, u, workers);

    /// <summary>Bytes of a place in a window: 1, or 4 if windows may have more than 256 elements.</summary>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="oh">Output height.</param>
    /// <param name="ow">Output width.</param>
    public static int IndexBytes(int h, int w, int oh, int ow) => PoolPlan.Adaptive(1, 1, h, w, oh, ow).IndexBytes;

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
