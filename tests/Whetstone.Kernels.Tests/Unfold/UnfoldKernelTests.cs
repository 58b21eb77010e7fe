namespace Whetstone.Kernels.Tests;

public sealed class UnfoldKernelTests
{
    public static TheoryData<int, int, int, int, UnfoldWindow, UnfoldWindow> Shapes => new()
    {
        { 2, 3, 5, 6, new(3, 1, 1, 1), new(3, 1, 1, 1) }, { 1, 1, 1, 1, new(1, 1, 0, 1), new(1, 1, 0, 1) }, { 2, 2, 9, 70, new(2, 2, 0, 1), new(5, 3, 2, 2) },
        { 1, 4, 7, 5, new(3, 2, 4, 2), new(1, 1, 3, 1) }, { 3, 1, 2, 2, new(5, 1, 3, 1), new(4, 2, 3, 1) }, { 0, 2, 3, 3, new(2, 1, 0, 1), new(2, 1, 0, 1) }, { 1, 8, 40, 40, new(3, 1, 1, 1), new(3, 1, 1, 1) },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void Unfold_copies_windows_and_fold_is_its_adjoint(int n, int c, int h, int w, UnfoldWindow vertical, UnfoldWindow horizontal)
    {
        int outH = vertical.Places(h), outW = horizontal.Places(w);
        int[] columns = [n, c, vertical.Kernel, horizontal.Kernel, outH, outW];
        float[] x = Numbers.Random(n * c * h * w), dy = Numbers.Random(Grid.Count(columns), 2);
        float[] y = AnyThreads.Run<float>(dy.Length, (y, k) => UnfoldKernel.Unfold(n, c, h, w, vertical, horizontal, x, y, k));
        float[] dx = AnyThreads.Run<float>(x.Length, (dx, k) => UnfoldKernel.Fold(n, c, h, w, vertical, horizontal, dy, dx, k));
        double[] expected = new double[x.Length];
        int flat = 0;
        foreach (int[] at in Grid.Indices(columns))
        {
            int i = at[4] * vertical.Stride + at[2] * vertical.Dilation - vertical.Padding, j = at[5] * horizontal.Stride + at[3] * horizontal.Dilation - horizontal.Padding;
            bool inside = i >= 0 && i < h && j >= 0 && j < w;
            int from = ((at[0] * c + at[1]) * h + i) * w + j;
            Assert.Equal(inside ? x[from] : 0, y[flat]);
            if (inside) expected[from] += dy[flat];
            flat++;
        }

        Numbers.Close(expected, dx, 1e-5);
    }

    [Fact]
    public void A_window_that_does_not_fit_is_named()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new UnfoldWindow(5, 1, 0, 1).Places(4));
        Assert.Equal("UnfoldWindow { Kernel = 5, Stride = 1, Padding = 0, Dilation = 1 } does not fit an axis of length 4", error.Message);
    }
}
