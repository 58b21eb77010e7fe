namespace Whetstone.Kernels.Tests;

/// <summary>Numbers for tests, and the comparisons that all kernel tests share.</summary>
internal static class Samples
{
    private const int Behind = 40;

    public static readonly int[] ThreadCounts = [1, 2, 3];

    /// <summary>Values in [-1, 1], the same for the same seed.</summary>
    public static float[] Uniform(long length, int seed)
    {
        Random random = new(seed);
        float[] x = new float[length];
        for (int i = 0; i < x.Length; i++) x[i] = (float)(2 * random.NextDouble() - 1);
        return x;
    }

    /// <summary>Runs a kernel with 1, 2 and 3 threads on an output full of rubbish; asserts equal bits and returns them.</summary>
    /// <remarks>The output is longer than it need be; the kernel must not touch what is behind.</remarks>
    public static float[] SameForAnyThreads(long length, Action<float[], Workers> kernel)
    {
        float[]? first = null;
        foreach (int threads in ThreadCounts)
        {
            using Workers workers = new(threads);
            float[] room = new float[length + Behind];
            Array.Fill(room, float.NaN);
            kernel(room, workers);
            Assert.All(room[^Behind..], behind => Assert.True(float.IsNaN(behind)));
            float[] y = room[..^Behind];
            first ??= y;
            for (int i = 0; i < y.Length; i++)
            {
                if (BitConverter.SingleToInt32Bits(first[i]) != BitConverter.SingleToInt32Bits(y[i]))
                    Assert.Fail($"element {i} is {first[i]:R} with 1 thread and {y[i]:R} with {threads}");
            }
        }

        return first!;
    }

    /// <summary>Asserts that every element is within a float's rounding of a sum of <paramref name="terms"/> products.</summary>
    public static void Close(double[] wanted, float[] got, long terms, string what)
    {
        Assert.Equal(wanted.Length, got.Length);
        double bound = 1e-6 * (4 + Math.Sqrt(terms)) * 2;
        for (int i = 0; i < got.Length; i++)
        {
            if (!(Math.Abs(wanted[i] - got[i]) <= bound * (1 + Math.Abs(wanted[i]))))
                Assert.Fail($"{what}: element {i} is {got[i]}, not {wanted[i]}");
        }
    }
}
