namespace Whetstone.Kernels;

/// <summary>Softmax and its logarithm over n of a shape seen as [outer, n, inner], with their gradients.</summary>
/// <remarks>The largest element is subtracted first. A result that holds NaN or +∞, or only −∞, is NaN throughout.</remarks>
public static unsafe class SoftmaxKernel
{
    /// <summary><c>y = exp(x) / Σ exp(x)</c>; x and y are [outer, n, inner].</summary>
    public static void Softmax(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Forward(Extent.Of(outer, n, inner, x.Length), x, y, logarithm: false, workers);

    /// <summary><c>y = x − log Σ exp(x)</c>; x and y are [outer, n, inner].</summary>
    public static void LogSoftmax(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Forward(Extent.Of(outer, n, inner, x.Length), x, y, logarithm: true, workers);

    /// <summary>Gradient of <see cref="Softmax"/>: <c>dx = y · (dy − Σ y·dy)</c>, all [outer, n, inner].</summary>
    public static void SoftmaxGrad(
        int outer, int n, int inner, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, Workers workers) =>
        Backward(Extent.Of(outer, n, inner, y.Length, nameof(y)), y, dy, dx, logarithm: false, workers);

    /// <summary>Gradient of <see cref="LogSoftmax"/>: <c>dx = dy − exp(y) · Σ dy</c>, all [outer, n, inner].</summary>
    public static void LogSoftmaxGrad(
        int outer, int n, int inner, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, Workers workers) =>
        Backward(Extent.Of(outer, n, inner, y.Length, nameof(y)), y, dy, dx, logarithm: true, workers);

    private static void Forward(Extent extent, ReadOnlySpan<float> x, Span<float> y, bool logarithm, Workers workers)
    {
        SpanSize.Check(x.Length, y.Length, nameof(y));
        fixed (float* px = x, py = y)
            workers.For(extent.Outer * extent.Strips, Grain.For(8L * extent.N * extent.Columns), new SoftmaxBody(extent, px, py, logarithm));
    }

    private static void Backward(Extent extent, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool logarithm, Workers workers)
    {
        SpanSize.Check(y.Length, dy.Length, nameof(dy));
        SpanSize.Check(y.Length, dx.Length, nameof(dx));
        fixed (float* py = y, pdy = dy, pdx = dx)
            workers.For(extent.Outer * extent.Strips, Grain.For(4L * extent.N * extent.Columns),
                new SoftmaxGradBody(extent, py, pdy, pdx, logarithm));
    }
}
