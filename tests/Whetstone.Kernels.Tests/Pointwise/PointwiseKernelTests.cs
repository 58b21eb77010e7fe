namespace Whetstone.Kernels.Tests;

public sealed class PointwiseKernelTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(257)]
    public void Nothing_beyond_the_end_is_written(int length)
    {
        float[] x = [.. Enumerable.Range(0, length).Select(i => (float)i)], y = new float[length + 32];
        Array.Fill(y, -7);
        PointwiseKernel.Map(new Twice(), x, y.AsSpan(16, length), Workers.Current);
        Assert.All(y[..16], v => Assert.Equal(-7, v));
        Assert.All(y[(16 + length)..], v => Assert.Equal(-7, v));
        Assert.Equal(x.Select(v => 2 * v), y[16..(16 + length)]);
    }

    [Fact]
    public void The_backward_pass_multiplies_by_the_slope_and_reads_only_what_it_keeps()
    {
        float[] dy = [1, 2, 3], dx = new float[3];
        PointwiseKernel.Slope(new Twice(), default, default, dy, dx, Workers.Current);
        Assert.Equal([2, 4, 6], dx);
    }

    [Fact]
    public void Spans_of_different_lengths_are_refused() =>
        Assert.Throws<ArgumentException>(() => PointwiseKernel.Map(new Twice(), new float[3], new float[4], Workers.Current));

    private readonly struct Twice : IPointwise
    {
        public static Keep Keep => Keep.Nothing;

        public T Value<T>(T x) where T : struct, ILane<T> => x + x;

        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(2);
    }
}
