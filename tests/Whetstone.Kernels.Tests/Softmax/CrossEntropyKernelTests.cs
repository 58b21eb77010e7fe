namespace Whetstone.Kernels.Tests;

public sealed class CrossEntropyKernelTests
{
    private static double Loss(double[] x, long label, float[] weights, double smoothing)
    {
        double most = x.Max(), log = most + Math.Log(x.Sum(v => Math.Exp(v - most)));
        double Weight(int c) => weights.Length == 0 ? 1 : weights[c];
        double even = Enumerable.Range(0, x.Length).Sum(c => Weight(c) * (log - x[c]));
        return (1 - smoothing) * Weight((int)label) * (log - x[label]) + smoothing / x.Length * even;
    }

    [Theory, InlineData(false, 0), InlineData(true, 0), InlineData(false, 0.1f), InlineData(true, 0.3f)]
    public void Losses_and_gradients_match_double(bool weighted, float smoothing)
    {
        foreach ((int rows, int classes) in Enumerable.Range(1, 70).Select(c => (5, c)).Append((700, 10)).Append((40, 1000)))
        {
            float[] x = Numbers.Random(rows * classes, classes, 5), upstream = Numbers.Random(rows, 3);
            float[] weights = weighted ? Numbers.Random(classes, 4, 0.5f, 1) : [];
            long[] labels = [.. Enumerable.Range(0, rows).Select(r => r % 4 == 3 ? -100 : (long)r * 7 % classes)];
            float[] loss = AnyThreads.Run<float>(rows, (y, w) => CrossEntropyKernel.Forward(rows, classes, x, labels, weights, smoothing, -100, y, w));
            float[] dx = AnyThreads.Run<float>(x.Length, (y, w) => CrossEntropyKernel.Backward(rows, classes, x, labels, weights, smoothing, -100, upstream, y, w));
            for (int r = 0; r < rows; r++)
            {
                double[] row = [.. x.AsSpan(r * classes, classes).ToArray().Select(v => (double)v)];
                if (labels[r] == -100) Assert.Equal(0, loss[r]);
                else Numbers.Close(Loss(row, labels[r], weights, smoothing), loss[r], 1e-5);
                for (int c = 0; c < classes; c += classes > 20 ? 7 : 1)
                {
                    double expected = 0, kept = row[c];
                    if (labels[r] != -100)
                    {
                        row[c] = kept + 1e-5;
                        double above = Loss(row, labels[r], weights, smoothing);
                        row[c] = kept - 1e-5;
                        expected = upstream[r] * (above - Loss(row, labels[r], weights, smoothing)) / 2e-5;
                        row[c] = kept;
                    }

                    Numbers.Close(expected, dx[r * classes + c], 2e-6);
                }
            }
        }
    }

    [Fact]
    public void A_label_that_is_no_class_is_named()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            CrossEntropyKernel.Forward(4, 10, new float[40], [0, 9, -100, 12], [], 0, -100, new float[4], Workers.Current));
        Assert.Equal("label 12 at row 3 is outside [0, 10)", error.Message);
    }

    [Fact]
    public void Infinite_logits_do_as_in_pytorch()
    {
        float inf = float.PositiveInfinity;
        float[] loss = new float[4];
        CrossEntropyKernel.Forward(4, 2, [0, -inf, 0, -inf, inf, 0, -inf, -inf], [0, 1, 0, 0], [], 0, -100, loss, Workers.Current);
        Assert.Equal([0, inf, float.NaN, float.NaN], loss);
    }
}
