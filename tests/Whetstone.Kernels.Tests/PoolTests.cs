namespace Whetstone.Kernels.Tests;

public sealed class PoolTests
{
    public static TheoryData<PoolGeometry> Geometries
    {
        get
        {
            TheoryData<PoolGeometry> all =
            [
                new(2, 20, 24, 24, 2, 2, 2, 2, 0, 0, false), new(1, 64, 13, 13, 3, 3, 2, 2, 0, 0, true), new(1, 7, 9, 8, 3, 3, 2, 2, 1, 1, true),
                new(2, 70, 7, 7, 3, 3, 1, 1, 1, 1, false), new(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, false), new(0, 4, 4, 4, 2, 2, 2, 2, 0, 0, false),
                new(1, 0, 4, 4, 2, 2, 2, 2, 0, 0, false), new(1, 3, 2, 2, 3, 3, 1, 1, 0, 0, false), new(1, 3, 2, 2, 3, 3, 2, 2, 0, 0, true),
                new(1, 5, 10, 11, 2, 3, 4, 5, 1, 1, true),
                new(2, 21, 20, 19, 16, 16, 3, 2, 0, 0, false), new(2, 21, 20, 19, 17, 16, 3, 2, 8, 0, false),
                // Gradients element by element: many channels with a stride, windows wider than the image, four windows across.
                new(2, 260, 9, 11, 3, 3, 2, 2, 1, 1, true), new(1, 257, 7, 8, 5, 4, 2, 1, 2, 2, false), new(2, 18, 5, 3, 4, 4, 1, 1, 2, 2, false), new(1, 300, 2, 3, 3, 4, 2, 3, 1, 2, true),
            ];
            // Windows of 2 x 2 side by side, also with a row and a column left over: all kinds of rests of channels.
            foreach (int channels in (int[])[1, 3, 4, 7, 8, 15, 16, 23, 29, 50, 67]) all.Add(new(2, channels, 5, 8, 2, 2, 2, 2, 0, 0, false));
            Random random = new(5);
            for (int i = 0; i < 30; i++)
            {
                int kh = random.Next(1, 5), kw = random.Next(1, 5);
                all.Add(new(random.Next(1, 4), random.Next(1, 40), random.Next(1, 14), random.Next(1, 14), kh, kw, random.Next(1, 4),
                    random.Next(1, 4), random.Next(0, kh / 2 + 1), random.Next(0, kw / 2 + 1), random.Next(2) == 0));
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Geometries))]
    public void Fixed_windows_follow_their_definition(PoolGeometry g)
    {
        PoolReference reference = new(g.N, g.C, g.H, g.W, g.OH, g.OW,
            (i, vertical) => vertical ? (i * g.StrideH - g.PadH, i * g.StrideH - g.PadH + g.KH) : (i * g.StrideW - g.PadW, i * g.StrideW - g.PadW + g.KW));
        float[] x = reference.Input(), v = Samples.Uniform(x.Length, 2);
        float[] y = Same(reference.OutputLength, (y, workers) => PoolKernel.Max(g, x, y, workers)), dy = Samples.Uniform(y.Length, 3);
        Samples.Close(reference.Max(x), y, 1, "max");
        byte[] index = SameBytes(y.Length * PoolKernel.IndexBytes(g), (index, workers) => PoolKernel.MaxIndex(g, x, y, index, workers));
        Assert.Equal(Math.Min(g.KH, g.H) * Math.Min(g.KW, g.W) > 256 ? 4 : 1, PoolKernel.IndexBytes(g));
        Samples.Close(reference.MaxGrad(x, dy), Same(x.Length, (dx, workers) => PoolKernel.MaxGrad(g, index, dy, dx, workers)), g.KH * g.KW, "max gradient");
        Samples.Close(reference.MaxGather(x, v), Same(y.Length, (u, workers) => PoolKernel.MaxGather(g, index, v, u, workers)), 1, "max gather");
        (float[] both, byte[] places) = Both(g, y.Length, PoolKernel.MaxAndIndex, x);
        Assert.Equal(y, both);
        Assert.Equal(index, places);
        foreach (bool count in new[] { false, true })
        {
            Func<int, int, double> size = (i, j) => count
                ? (Math.Min(i * g.StrideH - g.PadH + g.KH, g.H + g.PadH) - (i * g.StrideH - g.PadH))
                    * (Math.Min(j * g.StrideW - g.PadW + g.KW, g.W + g.PadW) - (j * g.StrideW - g.PadW))
                : double.NaN;
            Samples.Close(reference.Average(x, size), Same(y.Length, (y, workers) => PoolKernel.Average(g, count, x, y, workers)), Math.Max(9, g.KH * g.KW), "average");
            Samples.Close(reference.AverageGrad(dy, size), Same(x.Length, (dx, workers) => PoolKernel.AverageGrad(g, count, dy, dx, workers)), Math.Max(9, g.KH * g.KW), "average gradient");
        }
    }

    [Theory, MemberData(nameof(Geometries))]
    public void Rectified_windows_are_those_of_Relu_and_their_gradient_stops_where_it_is_flat(PoolGeometry g)
    {
        if (!PoolKernel.HasNoPlace(g)) return;
        float[] x = Samples.Uniform(g.N * g.C * g.H * g.W, 1), largest = new float[g.N * g.C * g.OH * g.OW], dy = Samples.Uniform(largest.Length, 3);
        for (int i = 0; i < x.Length; i++) x[i] -= 0.7f;
        PoolKernel.Max(g, x, largest, Workers.Current);
        byte[] index = new byte[largest.Length * PoolKernel.IndexBytes(g)];
        PoolKernel.MaxIndex(g, x, largest, index, Workers.Current);
        float[] y = Same(largest.Length, (y, workers) => PoolKernel.MaxRelu(g, x, y, workers)), wanted = new float[x.Length], dx = new float[x.Length];
        Assert.Equal(largest.Select(v => Math.Max(v, 0)), y);

        byte[] rectified = SameBytes(index.Length, (index, workers) => PoolKernel.MaxReluIndex(g, x, y, index, workers));
        PoolKernel.MaxGrad(g, index, [.. dy.Select((d, i) => y[i] > 0 ? d : 0)], wanted, Workers.Current);
        PoolKernel.MaxGrad(g, rectified, dy, dx, Workers.Current);
        Assert.Equal(wanted, dx);
        double[] sums = [.. Enumerable.Range(0, g.C).Select(c => dx.Where((_, i) => i % g.C == c).Sum(d => (double)d))];
        Samples.Close(sums, Same(g.C, (s, workers) => PoolKernel.MaxGradSum(g, rectified, dy, s, workers)), Math.Max(1, dx.Length), "sum of the gradient");
        (float[] both, byte[] places) = Both(g, y.Length, PoolKernel.MaxReluAndIndex, x);
        Assert.Equal(y, both);
        Assert.Equal(rectified, places);
    }

    [Fact]
    public void Windows_of_256_elements_leave_no_byte_for_no_place()
    {
        PoolGeometry g = new(1, 1, 16, 16, 16, 16, 1, 1, 0, 0, false);
        Assert.False(PoolKernel.HasNoPlace(g));
        Assert.Throws<ArgumentException>(() => PoolKernel.MaxReluIndex(g, new float[256], new float[1], new byte[1], Workers.Current));
        Assert.True(PoolKernel.HasNoPlace(g with { KH = 15 }));
        Assert.True(PoolKernel.HasNoPlace(new(1, 1, 17, 16, 17, 16, 1, 1, 0, 0, false)));
    }

    [Fact]
    public void Windows_far_larger_than_the_image_take_no_more_memory_than_it()
    {
        PoolGeometry g = new(1, 1, 2, 3, 100_000, 100_000, 1, 1, 50_000, 50_000, false);
        float[] x = [3, 1, 4, 1, 5, 9];
        Assert.All(Same(g.OH * g.OW, (y, workers) => PoolKernel.Max(g, x, y, workers)), y => Assert.Equal(9, y));
    }

    [Theory]
    [InlineData(2, 20, 7, 7, 1, 1)]
    [InlineData(1, 5, 10, 7, 3, 4)]
    [InlineData(2, 33, 3, 4, 7, 6)]
    [InlineData(0, 4, 4, 4, 2, 2)]
    [InlineData(1, 4, 4, 4, 0, 2)]
    [InlineData(3, 1, 1, 1, 1, 1)]
    [InlineData(2, 21, 18, 17, 1, 1)]
    public void Adaptive_windows_share_the_image(int n, int c, int h, int w, int oh, int ow)
    {
        PoolReference reference = new(n, c, h, w, oh, ow, (i, vertical) =>
        {
            double size = vertical ? h : w, count = vertical ? oh : ow;
            return ((int)Math.Floor(i * size / count), (int)Math.Ceiling((i + 1) * size / count));
        });
        float[] x = reference.Input(), v = Samples.Uniform(x.Length, 2);
        float[] y = Same(reference.OutputLength, (y, workers) => PoolKernel.AdaptiveMax(n, c, h, w, oh, ow, x, y, workers)), dy = Samples.Uniform(y.Length, 3);
        Samples.Close(reference.Max(x), y, 1, "max");
        byte[] index = SameBytes(y.Length * PoolKernel.IndexBytes(h, w, oh, ow), (index, workers) => PoolKernel.AdaptiveMaxIndex(n, c, h, w, oh, ow, x, y, index, workers));
        Samples.Close(reference.MaxGrad(x, dy), Same(x.Length, (dx, workers) => PoolKernel.AdaptiveMaxGrad(n, c, h, w, oh, ow, index, dy, dx, workers)), 9, "max gradient");
        Samples.Close(reference.MaxGather(x, v), Same(y.Length, (u, workers) => PoolKernel.AdaptiveMaxGather(n, c, h, w, oh, ow, index, v, u, workers)), 1, "max gather");
        Func<int, int, double> size = (_, _) => double.NaN;
        Samples.Close(reference.Average(x, size), Same(y.Length, (y, workers) => PoolKernel.AdaptiveAverage(n, c, h, w, oh, ow, x, y, workers)), 400, "average");
        Samples.Close(reference.AverageGrad(dy, size), Same(x.Length, (dx, workers) => PoolKernel.AdaptiveAverageGrad(n, c, h, w, oh, ow, dy, dx, workers)), 400, "average gradient");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(23)]
    public void A_NaN_makes_its_window_NaN_and_takes_its_gradient(int channels)
    {
        PoolGeometry g = new(1, channels, 2, 4, 2, 2, 2, 2, 0, 0, false);
        float[] x = Samples.Uniform(8 * channels, 1), y = new float[2 * channels], dx = new float[x.Length], dy = new float[y.Length];
        Array.Fill(dy, 1);
        x[5 * channels] = float.NaN;
        PoolKernel.Max(g, x, y, Workers.Current);
        byte[] index = new byte[y.Length];
        PoolKernel.MaxIndex(g, x, y, index, Workers.Current);
        PoolKernel.MaxGrad(g, index, dy, dx, Workers.Current);
        Assert.True(float.IsNaN(y[0]));
        Assert.Equal(1, y.Count(float.IsNaN));
        (float[] both, byte[] places) = Both(g, y.Length, PoolKernel.MaxAndIndex, x);
        Assert.Equal(y, both);
        Assert.Equal(index, places);
        PoolKernel.MaxReluAndIndex(g, x, both, places, Workers.Current);
        Assert.Equal(y.Select(v => Math.Max(v, 0)), both);
        Assert.Equal(byte.MaxValue, places[0]);
        Assert.Equal(1, dx[5 * channels]);
        Assert.Equal(2 * channels, dx.Sum());
    }

    private static float[] Same(long length, Action<float[], Workers> kernel) => Samples.SameForAnyThreads(length, kernel);

    private delegate void Pooling(in PoolGeometry g, ReadOnlySpan<float> x, Span<float> y, Span<byte> index, Workers workers);

    private static (float[] Y, byte[] Index) Both(PoolGeometry g, int length, Pooling kernel, float[] x)
    {
        byte[] index = new byte[length * PoolKernel.IndexBytes(g)];
        return (Same(length, (y, workers) => kernel(g, x, y, index, workers)), index);
    }

    private static byte[] SameBytes(int length, Action<byte[], Workers> kernel)
    {
        byte[] one = new byte[length], three = new byte[length];
        using (Workers workers = new(1)) kernel(one, workers);
        using (Workers workers = new(3)) kernel(three, workers);
        Assert.Equal(one, three);
        return one;
    }

    [Fact]
    public void Windows_of_an_empty_image_are_refused() =>
        Assert.Throws<ArgumentException>(() => PoolKernel.AdaptiveMax(1, 4, 0, 0, 1, 1, [], new float[4], Workers.Current));
}
