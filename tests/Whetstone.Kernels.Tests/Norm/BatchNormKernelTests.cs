namespace Whetstone.Kernels.Tests;

public sealed class BatchNormKernelTests
{
    private const float Eps = 1e-3f;

    private static readonly (int Rows, int C)[] Shapes = [.. Enumerable.Range(1, 70).Select(c => (9, c)), (1, 3), (2, 5), (3000, 3), (1500, 66), (700, 130), (5000, 1)];

    [Theory, InlineData(true), InlineData(false)]
    public void Output_and_gradients_match_double(bool affine)
    {
        foreach ((int rows, int c) in Shapes)
        {
            float[] x = Numbers.Random(rows * c, c, 2, 5), dy = Numbers.Random(rows * c, c + 1);
            float[] gamma = affine ? Numbers.Random(c, 3, 1, 2) : [], beta = affine ? Numbers.Random(c, 4) : [];
            float[] mean = new float[c], variance = new float[c];
            BatchNormKernel.Moments(rows, c, x, mean, variance, Workers.Current);
            float[] y = AnyThreads.Run<float>(x.Length, (y, w) => BatchNormKernel.Apply(rows, c, x, mean, variance, Eps, gamma, beta, y, w));
            float[] sums = AnyThreads.Run<float>(2 * c, (s, w) => BatchNormGradKernel.Sums(rows, c, x, dy, mean, variance, Eps, s[..c], s[c..], w));
            float[] dgamma = sums[..c], dbeta = sums[c..];
            float[] dx = AnyThreads.Run<float>(x.Length, (dx, w) => BatchNormGradKernel.Input(rows, c, x, dy, mean, variance, Eps, gamma, dgamma, dbeta, dx, w));
            for (int k = 0; k < c; k++)
            {
                double[] column = [.. Enumerable.Range(0, rows).Select(r => (double)x[r * c + k])], slope = [.. Enumerable.Range(0, rows).Select(r => (double)dy[r * c + k])];
                double m = column.Average(), rstd = 1 / Math.Sqrt(column.Average(v => (v - m) * (v - m)) + Eps), scale = affine ? gamma[k] : 1;
                double sum = slope.Sum(), dot = column.Zip(slope, (v, d) => (v - m) * rstd * d).Sum();
                Numbers.Close(dot, dgamma[k], 1e-6 * (rows + 10));
                Numbers.Close(sum, dbeta[k], 1e-7 * (rows + 10));
                for (int r = 0; r < rows; r++)
                {
                    double hat = (column[r] - m) * rstd;
                    Numbers.Close(hat * scale + (affine ? beta[k] : 0), y[r * c + k], rows == 1 ? 1e-5 : 2e-5);
                    Numbers.Close(scale * rstd * (slope[r] - sum / rows - hat * dot / rows), dx[r * c + k], 1e-5 * scale * rstd);
                }
            }
        }
    }
}
