namespace Whetstone.Kernels;

/// <summary>Reductions of float32 over n of a shape seen as [outer, n, inner].</summary>
/// <remarks>
/// Sums are joined in a fixed tree, so that their error is about <c>1e-7 · log n</c> of the sum of magnitudes, and every result has
/// the same bits for any number of threads.
/// </remarks>
public static unsafe partial class ReduceKernel
{
    /// <summary>Sums x [outer, n, inner] to y [outer, inner]; 0 for n = 0.</summary>
    public static void Sum(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Run<SelfMap, AddJoin>(Extent.Of(outer, n, inner, x.Length), x, y, workers);

    /// <summary>Sums the squares of x [outer, n, inner] to y [outer, inner]; 0 for n = 0.</summary>
    public static void SumSquares(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Run<SquareMap, AddJoin>(Extent.Of(outer, n, inner, x.Length), x, y, workers);

    /// <summary>Sums the magnitudes of x [outer, n, inner] to y [outer, inner]; 0 for n = 0.</summary>
    public static void L1(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Run<AbsMap, AddJoin>(Extent.Of(outer, n, inner, x.Length), x, y, workers);

    /// <summary>Multiplies x [outer, n, inner] to y [outer, inner]; 1 for n = 0.</summary>
    public static void Prod(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Run<SelfMap, MultiplyJoin>(Extent.Of(outer, n, inner, x.Length), x, y, workers);

    /// <summary>The largest of x [outer, n, inner] to y [outer, inner]; NaN if any is NaN.</summary>
    /// <exception cref="ArgumentException">n is 0.</exception>
    public static void Max(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Run<SelfMap, MaxJoin>(Extent.Of(outer, n, inner, x.Length).NotEmpty("max"), x, y, workers);

    /// <summary>The smallest of x [outer, n, inner] to y [outer, inner]; NaN if any is NaN.</summary>
    /// <exception cref="ArgumentException">n is 0.</exception>
    public static void Min(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Run<SelfMap, MinJoin>(Extent.Of(outer, n, inner, x.Length).NotEmpty("min"), x, y, workers);

    /// <summary>The mean of x [outer, n, inner] to y [outer, inner]; NaN for n = 0.</summary>
    public static void Mean(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        Sum(outer, n, inner, x, y, workers);
        foreach (ref float value in y) value /= n;
    }

    private static void Run<TMap, TJoin>(Extent extent, ReadOnlySpan<float> x, Span<float> y, Workers workers)
        where TMap : struct, IMap where TJoin : struct, IJoin
    {
        SpanSize.Check(extent.Results, y.Length, nameof(y));
        fixed (float* px = x, py = y) FoldLoop.Run<MapTerm<TMap>, TJoin>(extent, new(px), py, workers);
    }
}
