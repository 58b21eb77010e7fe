namespace Whetstone.Kernels.Tests;

public sealed class ResizeKernelTests
{
    private static readonly (int N, int H, int W, int C, int OutH, int OutW)[] Shapes =
    [
        .. Enumerable.Range(1, 70).Select(c => (2, 3, 4, c, 5, 7)), (1, 1, 1, 3, 4, 5), (2, 8, 9, 3, 4, 3), (1, 7, 5, 9, 1, 1),
        (2, 6, 6, 8, 12, 18), (1, 30, 40, 3, 61, 83), (3, 5, 5, 2, 5, 5), (0, 2, 2, 2, 3, 3), (1, 50, 3, 1, 7, 70),
    ];

    private static double Source(int at, int input, int output, bool align) =>
        align ? output > 1 ? at * (input - 1.0) / (output - 1) : 0 : Math.Max(0, (at + 0.5) * input / output - 0.5);

    [Theory, InlineData(false), InlineData(true)]
    public void Bilinear_matches_double_and_its_gradient_is_the_adjoint(bool align)
    {
        foreach ((int n, int h, int w, int c, int outH, int outW) in Shapes)
        {
            float[] x = Numbers.Random(n * h * w * c), dy = Numbers.Random(n * outH * outW * c, 2);
            float[] y = AnyThreads.Run<float>(dy.Length, (y, k) => ResizeKernel.Bilinear(n, h, w, c, outH, outW, align, x, y, k));
            float[] dx = AnyThreads.Run<float>(x.Length, (dx, k) => ResizeKernel.BilinearGrad(n, h, w, c, outH, outW, align, dy, dx, k));
            int flat = 0;
            foreach (int[] at in Grid.Indices([n, outH, outW, c]))
            {
                double v = Source(at[1], h, outH, align), u = Source(at[2], w, outW, align), sum = 0;
                for (int i = 0; i < h; i++)
                    for (int j = 0; j < w; j++)
                    {
                        double weight = Math.Max(0, 1 - Math.Abs(Math.Min(v, h - 1) - i)) * Math.Max(0, 1 - Math.Abs(Math.Min(u, w - 1) - j));
                        if (weight > 0) sum += weight * x[((at[0] * h + i) * w + j) * c + at[3]];
                    }

                Numbers.Close(sum, y[flat++], 2e-5);
            }

            Numbers.Close(Grid.Dot(y, dy), Grid.Dot(x, dx), 1e-5 * (1 + Math.Sqrt(y.Length)));
        }
    }

    [Fact]
    public void Nearest_copies_and_its_gradient_adds()
    {
        foreach ((int n, int h, int w, int c, int outH, int outW) in Shapes)
        {
            float[] x = Numbers.Random(n * h * w * c), dy = Numbers.Random(n * outH * outW * c, 2);
            float[] y = AnyThreads.Run<float>(dy.Length, (y, k) => ResizeKernel.Nearest(n, h, w, c, outH, outW, x, y, k));
            float[] dx = AnyThreads.Run<float>(x.Length, (dx, k) => ResizeKernel.NearestGrad(n, h, w, c, outH, outW, dy, dx, k));
            double[] expected = new double[x.Length];
            int flat = 0;
            foreach (int[] at in Grid.Indices([n, outH, outW, c]))
            {
                // The product is rounded to float32 as PyTorch does, which decides at exact borders.
                int i = Math.Min((int)(at[1] * ((float)h / outH)), h - 1), j = Math.Min((int)(at[2] * ((float)w / outW)), w - 1);
                int from = ((at[0] * h + i) * w + j) * c + at[3];
                Assert.Equal(x[from], y[flat]);
                expected[from] += dy[flat++];
            }

            Numbers.Close(expected, dx, 1e-5);
        }
    }

    // Computed by hand from the definitions of torch.nn.functional.interpolate.
    [Fact]
    public void Small_images_do_as_in_pytorch()
    {
        float[] y = new float[4];
        ResizeKernel.Bilinear(1, 1, 2, 1, 1, 4, false, [1, 2], y, Workers.Current);
        Assert.Equal([1, 1.25f, 1.75f, 2], y);
        ResizeKernel.Bilinear(1, 1, 2, 1, 1, 4, true, [0, 3], y, Workers.Current);
        Assert.Equal([0, 1, 2, 3], y);
        ResizeKernel.Nearest(1, 1, 3, 1, 1, 4, [1, 2, 3], y, Workers.Current);
        Assert.Equal([1, 1, 2, 3], y);
    }
}
