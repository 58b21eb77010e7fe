using Whetstone.Kernels;

namespace Whetstone.Tests.Heavy;

/// <summary>Comparisons that several tests make.</summary>
internal static class Expect
{
    public static void Close(double[] expected, Tensor actual, double tolerance = 1e-5, string what = "")
    {
        double[] got = actual.ToArray<double>();
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < got.Length; i++)
            Assert.True(Math.Abs(expected[i] - got[i]) <= tolerance * (1 + Math.Abs(expected[i])), $"{what} at {i}: {expected[i]} expected, {got[i]} found, shape {actual.Shape}");
    }

    public static double Inner(Tensor a, Tensor b) => a.ToArray<double>().Zip(b.ToArray<double>(), (p, q) => p * q).Sum();

    public static void Equal(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"{what}: {expected} and {actual}");

    /// <summary>One, two and three threads give the same bits.</summary>
    public static void SameBits(Func<Tensor[]> compute)
    {
        float[][]? first = null;
        for (int threads = 1; threads <= 3; threads++)
        {
            using Workers workers = new(threads);
            using IDisposable scope = Workers.Use(workers);
            float[][] bits = [.. compute().Select(t => t.ToArray())];
            first ??= bits;
            for (int i = 0; i < bits.Length; i++) Assert.True(first[i].AsSpan().SequenceEqual(bits[i]), $"{threads} threads, tensor {i}");
        }
    }

    public static void Error(string message, Func<Tensor> compute) => Assert.Equal(message, Assert.Throws<ShapeException>(compute).Message);
}
