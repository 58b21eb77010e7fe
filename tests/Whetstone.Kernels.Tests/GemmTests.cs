namespace Whetstone.Kernels.Tests;

public sealed class GemmTests
{
    public static TheoryData<int, int, int> Sizes
    {
        get
        {
            TheoryData<int, int, int> all = [];
            int[][] some =
            [
                [0, 3, 4], [3, 0, 4], [3, 4, 0], [0, 0, 0], [1, 1, 1], [1, 33, 7], [33, 1, 7], [1, 1, 700], [14, 32, 16], [15, 31, 17],
                [29, 65, 257], [5, 16, 300], [100, 48, 33], [40, 130, 20], [3, 5000, 3], [70, 70, 513],
            ];
            foreach (int[] s in some) all.Add(s[0], s[1], s[2]);
            Random random = new(3);
            for (int i = 0; i < 20; i++) all.Add(random.Next(1, 80), random.Next(1, 100), random.Next(1, 90));
            return all;
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void A_product_is_the_sum_over_k(int m, int n, int k)
    {
        float[] a = Samples.Uniform((long)m * k, 1), b = Samples.Uniform((long)k * n, 2), start = Samples.Uniform((long)m * n, 3), bias = Samples.Uniform(n, 4);
        for (int variant = 0; variant < 16; variant++)
        {
            bool transA = (variant & 1) != 0, transB = (variant & 2) != 0, accumulate = (variant & 4) != 0;
            float[] added = (variant & 8) != 0 ? bias : [];
            float[] c = Samples.SameForAnyThreads((long)m * n, (c, workers) =>
            {
                if (accumulate) start.CopyTo(c, 0);
                Gemm.Run(transA, transB, m, n, k, a, b, c, added, accumulate, workers);
            });
            double[] wanted = new double[m * n];
            for (int i = 0; i < wanted.Length; i++) wanted[i] = (accumulate ? start[i] : 0) + (added.Length > 0 ? bias[i % n] : 0);
            Add(transA, transB, m, n, k, a, b, wanted);
            Samples.Close(wanted, c, k, $"transA {transA}, transB {transB}, accumulate {accumulate}");
        }
    }

    [Theory]
    [InlineData(0, 3, 4, 5)]
    [InlineData(1, 3, 4, 5)]
    [InlineData(19, 17, 33, 9)]
    [InlineData(3, 130, 140, 150)]
    public void A_batch_is_many_products(int batch, int m, int n, int k)
    {
        float[] a = Samples.Uniform((long)batch * m * k, 1), b = Samples.Uniform((long)k * n, 2);
        float[] c = Samples.SameForAnyThreads((long)batch * m * n,
            (c, workers) => Gemm.RunBatch(batch, false, true, m, n, k, a, m * k, b, 0, c, workers));
        for (int i = 0; i < batch; i++)
        {
            double[] wanted = new double[m * n];
            Add(false, true, m, n, k, a[(i * m * k)..((i + 1) * m * k)], b, wanted);
            Samples.Close(wanted, c[(i * m * n)..((i + 1) * m * n)], k, $"product {i}");
        }
    }

    [Fact]
    public void Short_spans_are_refused() =>
        Assert.Throws<ArgumentException>(() => Gemm.Run(false, false, 2, 2, 2, new float[3], new float[4], new float[4], default, false, Workers.Current));

    private static void Add(bool transA, bool transB, int m, int n, int k, float[] a, float[] b, double[] c)
    {
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++)
                for (int p = 0; p < k; p++)
                    c[i * n + j] += (double)a[transA ? p * m + i : i * k + p] * b[transB ? j * k + p : p * n + j];
    }
}
