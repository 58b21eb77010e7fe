namespace Whetstone.Kernels.Tests;

public sealed class IndexKernelTests
{
    private static readonly (int Outer, int N, int Inner, int M)[] Shapes =
        [.. Enumerable.Range(1, 70).Select(c => (2, 7, c, 5)), (1, 1000, 1, 70), (3, 4, 1, 9), (1, 50, 257, 300), (300, 5, 40, 3), (2, 3, 4, 0)];

    private static long[] Indices(int length, int low, int high)
    {
        Random random = new(length);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextInt64(low, high))];
    }

    [Fact]
    public void Take_copies_rows_and_its_gradient_adds_them()
    {
        foreach ((int outer, int n, int inner, int m) in Shapes)
        {
            float[] x = Numbers.Random(outer * n * inner), dy = Numbers.Random(outer * m * inner, 2), expected = new float[x.Length];
            long[] index = Indices(m, -n, n);
            float[] y = AnyThreads.Run<float>(dy.Length, (y, w) => IndexKernel.Take(outer, n, inner, index, x, y, w));
            float[] dx = AnyThreads.Run<float>(x.Length, (dx, w) => IndexKernel.TakeGrad(outer, n, inner, index, dy, dx, w));
            int flat = 0;
            foreach (int[] at in Grid.Indices([outer, m, inner]))
            {
                int from = (at[0] * n + (int)((index[at[1]] + n) % n)) * inner + at[2];
                Assert.Equal(x[from], y[flat]);
                expected[from] += dy[flat++];
            }

            Assert.Equal(expected, dx);
        }
    }

    [Fact]
    public void Gather_and_scatter_join_the_same_places()
    {
        foreach ((int outer, int n, int inner, int m) in Shapes)
        {
            float[] x = Numbers.Random(outer * n * inner), listed = Numbers.Random(outer * m * inner, 2), last = new float[x.Length], sum = [.. x];
            long[] index = Indices(listed.Length, 0, n);
            float[] gathered = AnyThreads.Run<float>(listed.Length, (y, w) => IndexKernel.Gather(outer, n, inner, m, index, x, y, w));
            float[] scattered = AnyThreads.Run<float>(x.Length, (y, w) => IndexKernel.Scatter(outer, n, inner, m, index, listed, y, w));
            float[] added = AnyThreads.Run<float>(x.Length, (y, w) =>
            {
                x.CopyTo(y);
                IndexKernel.ScatterAdd(outer, n, inner, m, index, listed, y, w);
            });
            int flat = 0;
            foreach (int[] at in Grid.Indices([outer, m, inner]))
            {
                int place = (at[0] * n + (int)index[flat]) * inner + at[2];
                Assert.Equal(x[place], gathered[flat]);
                last[place] = listed[flat];
                sum[place] += listed[flat++];
            }

            Assert.Equal(last, scattered);
            Assert.Equal(sum, added);
        }
    }

    [Fact]
    public void One_hot_marks_the_label()
    {
        float[] y = [7, 7, 7, 7, 7, 7];
        IndexKernel.OneHot([2, 0], 3, y);
        Assert.Equal([0, 0, 1, 1, 0, 0], y);
    }

    [Fact]
    public void An_index_out_of_range_is_named()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            IndexKernel.Take<byte>(1, 3, 2, [0, -4], new byte[6], new byte[4], Workers.Current));
        Assert.Equal("index -4 at position 1 is outside [-3, 3)", error.Message);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => IndexKernel.Gather<float>(1, 3, 1, 2, [2, -1], new float[3], new float[2], Workers.Current));
        Assert.Equal("index -1 at position 1 is outside [0, 3)", error.Message);
    }
}
