namespace Whetstone.Kernels.Tests;

public sealed class LrnKernelTests
{
    private static double[] Reference(double[] x, int size, double alpha, double beta, double k)
    {
        double[] y = new double[x.Length];
        for (int c = 0; c < x.Length; c++)
        {
            double sum = 0;
            for (int j = c - size / 2; j <= c + (size - 1) / 2; j++)
                if (j >= 0 && j < x.Length) sum += x[j] * x[j];
            y[c] = x[c] / Math.Pow(k + alpha / size * sum, beta);
        }

        return y;
    }

    [Theory]
    [InlineData(1, 0.1f, 0.75f, 1), InlineData(5, 1e-4f, 0.75f, 2), InlineData(4, 0.5f, 0.6f, 1), InlineData(2, 1, 0.75f, 1), InlineData(9, 3, 1.3f, 0.5f)]
    public void Output_and_gradient_match_double(int size, float alpha, float beta, float k)
    {
        foreach ((int rows, int c) in Enumerable.Range(1, 70).Select(c => (3, c)).Append((500, 6)).Append((60, 96)))
        {
            float[] x = Numbers.Random(rows * c, c, 3), dy = Numbers.Random(rows * c, c + 1);
            float[] y = AnyThreads.Run<float>(x.Length, (y, w) => LrnKernel.Forward(rows, c, size, alpha, beta, k, x, y, w));
            float[] dx = AnyThreads.Run<float>(x.Length, (dx, w) => LrnKernel.Backward(rows, c, size, alpha, beta, k, x, dy, dx, w));
            for (int r = 0; r < Math.Min(rows, 3); r++)
            {
                double[] row = [.. x.AsSpan(r * c, c).ToArray().Select(v => (double)v)];
                Numbers.Close(Reference(row, size, alpha, beta, k), y[(r * c)..(r * c + c)], 3e-6);
                for (int j = 0; j < c; j++)
                {
                    double Dot(double at)
                    {
                        double[] moved = [.. row];
                        moved[j] = at;
                        return Reference(moved, size, alpha, beta, k).Select((v, i) => v * dy[r * c + i]).Sum();
                    }

                    Numbers.Close((Dot(row[j] + 1e-5) - Dot(row[j] - 1e-5)) / 2e-5, dx[r * c + j], 5e-6);
                }
            }
        }
    }
}
