namespace Whetstone.Kernels;

/// <summary>Resizes images in channels-last memory [n, h, w, c] to [n, outH, outW, c], as <c>torch.nn.functional.interpolate</c>.</summary>
public static unsafe class ResizeKernel
{
    /// <summary>Each output pixel of y [n, outH, outW, c] copies one pixel of x [n, h, w, c].</summary>
    /// <remarks>The source is <c>⌊i · h / outH⌋</c>, PyTorch's mode "nearest"; a step, if given, replaces the ratio of the sizes.</remarks>
    public static void Nearest(int n, int h, int w, int c, int outH, int outW, ReadOnlySpan<float> x, Span<float> y, Workers workers, float stepH = 0, float stepW = 0) =>
        Forward(new(n, new(h, outH, false, false, stepH), new(w, outW, false, false, stepW), c), x, y, workers);

    /// <summary>The adjoint of <see cref="Nearest"/>: dx [n, h, w, c] from dy [n, outH, outW, c].</summary>
    public static void NearestGrad(int n, int h, int w, int c, int outH, int outW, ReadOnlySpan<float> dy, Span<float> dx, Workers workers, float stepH = 0, float stepW = 0) =>
        Backward(new(n, new(h, outH, false, false, stepH), new(w, outW, false, false, stepW), c), dy, dx, workers);

    /// <summary>Each output pixel of y [n, outH, outW, c] mixes four pixels of x [n, h, w, c].</summary>
    /// <param name="n">Images.</param>
    /// <param name="h">Input height.</param>
    /// <param name="w">Input width.</param>
    /// <param name="c">Channels.</param>
    /// <param name="outH">Output height.</param>
    /// <param name="outW">Output width.</param>
    /// <param name="alignCorners">Whether the centres of the corner pixels coincide, rather than the corners of the images.</param>
    /// <param name="x">Input [n, h, w, c].</param>
    /// <param name="y">Output [n, outH, outW, c].</param>
    /// <param name="workers">Threads.</param>
    /// <param name="stepH">Input rows an output row, where it is not the ratio of the heights.</param>
    /// <param name="stepW">Input columns an output column, where it is not the ratio of the widths.</param>
    public static void Bilinear(
        int n, int h, int w, int c, int outH, int outW, bool alignCorners, ReadOnlySpan<float> x, Span<float> y, Workers workers, float stepH = 0, float stepW = 0) =>
        Forward(new(n, new(h, outH, true, alignCorners, stepH), new(w, outW, true, alignCorners, stepW), c), x, y, workers);

    /// <summary>The adjoint of <see cref="Bilinear"/>: dx [n, h, w, c] from dy [n, outH, outW, c].</summary>
    public static void BilinearGrad(
        int n, int h, int w, int c, int outH, int outW, bool alignCorners, ReadOnlySpan<float> dy, Span<float> dx, Workers workers, float stepH = 0, float stepW = 0) =>
        Backward(new(n, new(h, outH, true, alignCorners, stepH), new(w, outW, true, alignCorners, stepW), c), dy, dx, workers);

    private static void Forward(ResizeShape shape, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        SpanSize.Check(shape.Inputs, x.Length, nameof(x));
        SpanSize.Check(shape.Outputs, y.Length, nameof(y));
        fixed (float* px = x, py = y)
            workers.For(shape.N * shape.H.Output, Grain.For(4L * shape.W.Output * shape.C), new ResizeBody(shape, px, py));
    }

    private static void Backward(ResizeShape shape, ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
    {
        SpanSize.Check(shape.Outputs, dy.Length, nameof(dy));
        SpanSize.Check(shape.Inputs, dx.Length, nameof(dx));
        fixed (float* pdy = dy, pdx = dx)
            workers.For(shape.N * shape.H.Input, Grain.For(shape.Outputs / Math.Max(1, (long)shape.N * shape.H.Input)),
                new ResizeGradBody(shape, pdy, pdx));
    }
}

/// <summary>Images, both axes, and channels.</summary>
internal readonly record struct ResizeShape(int N, ResizeAxis H, ResizeAxis W, int C)
{
    public long Inputs => (long)N * H.Input * W.Input * C;

    public long Outputs => (long)N * H.Output * W.Output * C;
}
