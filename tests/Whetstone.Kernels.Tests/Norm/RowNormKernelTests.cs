namespace Whetstone.Kernels.Tests;

public sealed class RowNormKernelTests
{
    [Fact]
    public void Output_and_gradient_match_double()
    {
        foreach ((int rows, int n) in Enumerable.Range(1, 70).Select(n => (5, n)).Append((400, 9)).Append((2, 40000)))
        {
            float[] x = Numbers.Random(rows * n, n, 2, 5), dy = Numbers.Random(rows * n, n + 1), mean = new float[rows], rstd = new float[rows];
            float[] y = AnyThreads.Run<float>(x.Length, (y, w) => RowNormKernel.Apply(rows, n, x, 1e-3f, y, mean, rstd, w));
            float[] dx = AnyThreads.Run<float>(x.Length, (dx, w) => RowNormKernel.Backward(rows, n, x, dy, mean, rstd, dx, w));
            for (int r = 0; r < rows; r++)
            {
                double[] row = [.. x.AsSpan(r * n, n).ToArray().Select(v => (double)v)], slope = [.. dy.AsSpan(r * n, n).ToArray().Select(v => (double)v)];
                double m = row.Average(), s = 1 / Math.Sqrt(row.Average(v => (v - m) * (v - m)) + 1e-3f);
                double sum = slope.Sum(), dot = row.Zip(slope, (v, d) => (v - m) * s * d).Sum();
                for (int i = 0; i < n; i++)
                {
                    double hat = (row[i] - m) * s;
                    Numbers.Close(hat, y[r * n + i], 2e-5);
                    Numbers.Close(s * (slope[i] - sum / n - hat * dot / n), dx[r * n + i], 1e-5 * s);
                }
            }
        }
    }
}
