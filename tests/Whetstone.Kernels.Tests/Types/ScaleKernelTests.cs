namespace Whetstone.Kernels.Tests;

public class ScaleKernelTests
{
    [Fact]
    public void Every_byte_over_255_is_the_nearest_float()
    {
        byte[] x = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var y = new float[256];
        ScaleKernel.Run(1, 256, x, [1 / 255.0], [0], y, Workers.Current);
        Assert.Equal(x.Select(b => b / 255f), y);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 7)]
    [InlineData(3, 8)]
    [InlineData(2, 16)]
    [InlineData(2, 31)]
    [InlineData(50, 784)]
    public void Each_channel_has_its_own_factor_and_summand(int n, int p)
    {
        double[] scale = [0.1, -3, 1 / 77.0], shift = [0.7, -2, 1e-3];
        var x = new byte[n * 3 * p];
        new Random(1).NextBytes(x);
        var y = new float[x.Length];
        using Workers two = new(2);
        ScaleKernel.Run(n, p, x, scale, shift, y, two);
        for (int i = 0; i < x.Length; i++)
        {
            int c = i / p % 3;
            double exact = x[i] * scale[c] + shift[c];
            // The sum is rounded once from the exact product and a rounded summand.
            Assert.Equal(exact, y[i], Math.Abs(exact) * 6e-8 + Math.Abs(shift[c]) * 1.2e-7);
        }
    }

    [Fact]
    public void Vectors_and_single_elements_give_the_same_bits()
    {
        byte[] x = new byte[1000];
        new Random(2).NextBytes(x);
        float[] together = new float[x.Length], apart = new float[x.Length];
        ScaleKernel.Run(1, x.Length, x, [1 / 61.7], [-1.3], together, Workers.Current);
        ScaleKernel.Run(x.Length, 1, x, [1 / 61.7], [-1.3], apart, Workers.Current);
        Assert.Equal(together, apart);
    }

    [Fact]
    public void A_result_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentException>(() => ScaleKernel.Run(2, 5, new byte[10], [1], [0], new float[9], Workers.Current));
}
