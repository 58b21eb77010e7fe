namespace Whetstone.Tests.Heavy;

/// <summary>Convolution by its definition, on row-major arrays in double precision.</summary>
internal static class NaiveConv
{
    public static double[] Forward(Conv2d conv, Tensor x, Tensor w, Tensor? bias, Shape y)
    {
        double[] result = new double[y.Size], xs = x.ToArray<double>(), ws = w.ToArray<double>(), bs = bias?.ToArray<double>() ?? new double[w.Shape[0]];
        for (int i = 0; i < result.Length; i++) result[i] = bs[i / (y[2] * y[3]) % y[1]];
        Walk(conv, x.Shape, w.Shape, y, (a, b, c) => result[c] += xs[a] * ws[b]);
        return result;
    }

    /// <summary>The transposed convolution: every element of <paramref name="dy"/> spreads its window.</summary>
    public static double[] Transposed(Conv2d conv, Tensor dy, Tensor w, Tensor? bias, Shape x)
    {
        double[] result = new double[x.Size], dys = dy.ToArray<double>(), ws = w.ToArray<double>(), bs = bias?.ToArray<double>() ?? new double[x[1]];
        for (int i = 0; i < result.Length; i++) result[i] = bs[i / (x[2] * x[3]) % x[1]];
        Walk(conv, x, w.Shape, dy.Shape, (a, b, c) => result[a] += dys[c] * ws[b]);
        return result;
    }

    private static void Walk(Conv2d conv, Shape x, Shape w, Shape y, Action<int, int, int> take)
    {
        int perGroup = w[0] / conv.Groups;
        for (int at = 0; at < y.Size; at++)
        {
            int n = at / (y[1] * y[2] * y[3]), o = at / (y[2] * y[3]) % y[1], i = at / y[3] % y[2], j = at % y[3];
            for (int tap = 0; tap < w[1] * w[2] * w[3]; tap++)
            {
                int c = tap / (w[2] * w[3]), row = i * conv.Stride.H - conv.Padding.H + tap / w[3] % w[2] * conv.Dilation.H;
                int column = j * conv.Stride.W - conv.Padding.W + tap % w[3] * conv.Dilation.W;
                if (row < 0 || row >= x[2] || column < 0 || column >= x[3]) continue;
                take(((n * x[1] + o / perGroup * w[1] + c) * x[2] + row) * x[3] + column, o * w[1] * w[2] * w[3] + tap, at);
            }
        }
    }
}
