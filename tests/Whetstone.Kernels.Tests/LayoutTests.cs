namespace Whetstone.Kernels.Tests;

public sealed class LayoutTests
{
    [Theory]
    [InlineData(0, 3, 4)]
    [InlineData(2, 0, 4)]
    [InlineData(2, 1, 9)]
    [InlineData(2, 9, 1)]
    [InlineData(3, 3, 1000)]
    [InlineData(1, 64, 49)]
    [InlineData(2, 67, 69)]
    [InlineData(1, 130, 513)]
    public void Channels_last_and_back_is_the_same(int n, int c, int p)
    {
        float[] x = Samples.Uniform((long)n * c * p, 1);
        float[] y = Samples.SameForAnyThreads(x.Length, (y, workers) => Layout.ToChannelsLast(n, c, p, x, y, workers));
        for (int i = 0; i < n; i++)
            for (int j = 0; j < c; j++)
                for (int k = 0; k < p; k++)
                    Assert.Equal(x[(i * c + j) * p + k], y[(i * p + k) * c + j]);
        Assert.Equal(x, Samples.SameForAnyThreads(x.Length, (z, workers) => Layout.ToContiguous(n, c, p, y, z, workers)));
    }
}
