namespace Whetstone.Kernels;

/// <summary>Local response normalisation across the channels of channels-last memory [rows, c], as <c>torch.nn.LocalResponseNorm</c>.</summary>
public static unsafe class LrnKernel
{
    /// <summary><c>y = x / (k + alpha / size · Σ x²)^beta</c>; x and y are [rows, c].</summary>
    /// <param name="rows">Number of rows: images and pixels.</param>
    /// <param name="c">Number of channels.</param>
    /// <param name="size">Channels in the window: size / 2 before, (size − 1) / 2 after the channel itself.</param>
    /// <param name="alpha">Weight of the sum.</param>
    /// <param name="beta">Exponent.</param>
    /// <param name="k">Offset.</param>
    /// <param name="x">Input [rows, c].</param>
    /// <param name="y">Output [rows, c].</param>
    /// <param name="workers">Threads.</param>
    public static void Forward(
        int rows, int c, int size, float alpha, float beta, float k, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        Check(rows, c, size, x);
        SpanSize.Check(x.Length, y.Length, nameof(y));
        fixed (float* px = x, py = y)
            workers.For(rows, Grain.For(4L * c), new LrnBody(new(c, size, alpha, beta, k), px, null, py));
    }

    /// <summary>Gradient dx [rows, c] of x, from dy [rows, c].</summary>
    /// <inheritdoc cref="Forward"/>
    /// <param name="rows">Number of rows: images and pixels.</param>
    /// <param name="c">Number of channels.</param>
    /// <param name="size">Channels in the window.</param>
    /// <param name="alpha">Weight of the sum.</param>
    /// <param name="beta">Exponent.</param>
    /// <param name="k">Offset.</param>
    /// <param name="x">Input [rows, c].</param>
    /// <param name="dy">Gradient [rows, c] of the output.</param>
    /// <param name="dx">Gradient [rows, c] of the input.</param>
    /// <param name="workers">Threads.</param>
    public static void Backward(
        int rows, int c, int size, float alpha, float beta, float k, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
    {
        Check(rows, c, size, x);
        SpanSize.Check(x.Length, dy.Length, nameof(dy));
        SpanSize.Check(x.Length, dx.Length, nameof(dx));
        fixed (float* px = x, pdy = dy, pdx = dx)
            workers.For(rows, Grain.For(8L * c), new LrnBody(new(c, size, alpha, beta, k), px, pdy, pdx));
    }

    private static void Check(int rows, int c, int size, ReadOnlySpan<float> x)
    {
        Extent.Of(1, rows, c, x.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
    }
}
