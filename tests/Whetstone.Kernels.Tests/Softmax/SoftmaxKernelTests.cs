namespace Whetstone.Kernels.Tests;

public sealed class SoftmaxKernelTests
{
    private const float Inf = float.PositiveInfinity;

    private delegate void Forward(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers);
    private delegate void Backward(int outer, int n, int inner, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, Workers workers);

    private static double[] Reference(float[] x)
    {
        double most = x.Max(), sum = x.Sum(v => Math.Exp(v - most));
        return [.. x.Select(v => Math.Exp(v - most) / sum)];
    }

    private static void CheckForward(Forward kernel, Func<double, double> result, double tolerance)
    {
        foreach ((int outer, int n, int inner) e in Numbers.Extents)
        {
            float[] x = Numbers.Random(e.outer * e.n * e.inner, e.n, 8, 90);
            float[] y = AnyThreads.Run<float>(x.Length, (y, w) => kernel(e.outer, e.n, e.inner, x, y, w));
            float[][] results = new float[e.outer * e.inner][];
            Numbers.EachResult(e, y, (i, column) => results[i] = column);
            Numbers.EachResult(e, x, (i, column) => Numbers.Close([.. Reference(column).Select(result)], results[i], tolerance));
        }
    }

    private static void CheckBackward(Backward kernel, bool logarithm)
    {
        foreach ((int outer, int n, int inner) e in Numbers.Extents)
        {
            float[] y = Numbers.Random(e.outer * e.n * e.inner, e.n), dy = Numbers.Random(y.Length, e.inner);
            float[] dx = AnyThreads.Run<float>(y.Length, (dx, w) => kernel(e.outer, e.n, e.inner, y, dy, dx, w));
            for (int o = 0; o < e.outer; o++)
                for (int c = 0; c < e.inner; c++)
                {
                    int At(int i) => (o * e.n + i) * e.inner + c;
                    double sum = Enumerable.Range(0, e.n).Sum(i => (logarithm ? 1.0 : y[At(i)]) * dy[At(i)]);
                    for (int i = 0; i < e.n; i++)
                    {
                        double expected = logarithm ? dy[At(i)] - Math.Exp(y[At(i)]) * sum : y[At(i)] * (dy[At(i)] - sum);
                        Numbers.Close(expected, dx[At(i)], 1e-6 * (4 + Math.Sqrt(e.n)));
                    }
                }
        }
    }

    [Fact]
    public void Softmax_matches_double() => CheckForward(SoftmaxKernel.Softmax, p => p, 1e-6);

    [Fact]
    public void Log_softmax_matches_double() => CheckForward(SoftmaxKernel.LogSoftmax, Math.Log, 1e-6);

    [Fact]
    public void Gradients_match_double()
    {
        CheckBackward(SoftmaxKernel.SoftmaxGrad, logarithm: false);
        CheckBackward(SoftmaxKernel.LogSoftmaxGrad, logarithm: true);
    }

    [Fact]
    public void Infinite_logits_do_as_in_pytorch()
    {
        float[] x = [0, -Inf, Inf, 0, -Inf, -Inf, 1000, 0], y = new float[8];
        SoftmaxKernel.Softmax(4, 2, 1, x, y, Workers.Current);
        Assert.Equal([1, 0, float.NaN, float.NaN, float.NaN, float.NaN, 1, 0], y);
        SoftmaxKernel.LogSoftmax(4, 2, 1, x, y, Workers.Current);
        Assert.Equal([0, -Inf, float.NaN, float.NaN, float.NaN, float.NaN, 0, -1000], y);
    }

    [Fact]
    public void Softmax_may_write_over_its_input()
    {
        float[] x = Numbers.Random(3 * 7 * 5), y = new float[x.Length];
        SoftmaxKernel.Softmax(3, 7, 5, x, y, Workers.Current);
        SoftmaxKernel.Softmax(3, 7, 5, x, x, Workers.Current);
        Assert.Equal(y, x);
    }
}
