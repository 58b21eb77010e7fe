namespace Whetstone.Kernels.Tests;

/// <summary>Gradients of convolutions straight from those of the max pooling behind them, against the pooling's gradient followed by the convolution's.</summary>
public sealed class PooledConvTests
{
    public static TheoryData<ConvGeometry, PoolGeometry> Sizes
    {
        get
        {
            TheoryData<ConvGeometry, PoolGeometry> all = [];
            Random random = new(3);
            // LeNet's two; a stride and padding; fewer than 16 outputs; windows of many vectors; poolings that overlap, hang over, leave pixels out.
            Add(new(3, 1, 28, 28, 20, 5, 5, 1, 1, 0, 0, 1, 1, 1), 2, 2, 0, false);
            Add(new(5, 20, 12, 12, 50, 3, 3, 1, 1, 0, 0, 1, 1, 1), 2, 2, 0, false);
            Add(new(2, 3, 23, 21, 16, 11, 11, 4, 4, 2, 2, 1, 1, 1), 3, 2, 0, false);
            Add(new(2, 3, 9, 9, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1), 2, 2, 0, false);
            Add(new(1, 70, 6, 7, 17, 4, 3, 1, 1, 1, 1, 1, 1, 1), 3, 2, 1, true);
            Add(new(2, 8, 5, 5, 33, 7, 1, 1, 1, 3, 0, 1, 1, 1), 4, 3, 2, true);
            Add(new(2, 13, 8, 8, 18, 1, 1, 1, 1, 0, 0, 1, 1, 1), 2, 3, 0, false);
            Add(new(2, 5, 40, 40, 19, 2, 2, 1, 1, 0, 0, 1, 1, 1), 2, 1, 0, false);
            for (int i = 0; i < 30; i++)
            {
                int kh = random.Next(1, 8), kw = random.Next(1, 8);
                ConvGeometry g = new(random.Next(1, 4), random.Next(1, 40), random.Next(kh, 14), random.Next(kw, 14), random.Next(1, 40), kh, kw, random.Next(1, 3), random.Next(1, 3),
                    random.Next(0, kh), random.Next(0, kw), 1, 1, 1);
                int kernel = random.Next(1, 5);
                Add(g, kernel, random.Next(1, 4), random.Next(0, kernel / 2 + 1), random.Next(2) == 0);
            }
            return all;

            void Add(ConvGeometry g, int kernel, int stride, int padding, bool ceil)
            {
                PoolGeometry pool = new(g.N, g.O, g.OH, g.OW, kernel, kernel, stride, stride, padding, padding, ceil);
                if (PooledConvKernel.Suits(g, pool)) all.Add(g, pool);
            }
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Both_gradients_are_those_of_the_spread_gradient(ConvGeometry g, PoolGeometry pool)
    {
        foreach (bool rectified in (bool[])[false, true])
        {
            (float[] x, float[] w, byte[] index, float[] dy, float[] spread) = Make(g, pool, rectified);
            float[] dw = Samples.SameForAnyThreads(w.Length, (dw, workers) => PooledConvKernel.WeightGrad(g, pool, x, index, dy, dw, workers));
            float[] dx = Samples.SameForAnyThreads(x.Length, (dx, workers) => PooledConvKernel.InputGrad(g, pool, index, dy, w, dx, workers));
            float[] denseW = new float[w.Length], denseX = new float[x.Length];
            ConvKernel.WeightGrad(g, x, spread, denseW, Workers.Current);
            ConvKernel.InputGrad(g, spread, w, denseX, Workers.Current);
            Samples.Close([.. denseW.Select(v => (double)v)], dw, dy.Length / g.O, "weights");
            Samples.Close([.. denseX.Select(v => (double)v)], dx, g.O * g.KH * g.KW, "input");
        }
    }

    [Fact]
    public void A_gradient_that_is_infinite_reaches_its_window_and_no_more()
    {
        ConvGeometry g = new(1, 3, 8, 8, 17, 3, 3, 1, 1, 0, 0, 1, 1, 1);
        PoolGeometry pool = new(1, 17, 6, 6, 2, 2, 2, 2, 0, 0, false);
        (float[] x, float[] w, byte[] index, float[] dy, _) = Make(g, pool, false);
        dy[16] = float.PositiveInfinity;
        index[16] = 3;
        float[] dx = new float[x.Length], dw = new float[w.Length];
        PooledConvKernel.InputGrad(g, pool, index, dy, w, dx, Workers.Current);
        PooledConvKernel.WeightGrad(g, pool, x, index, dy, dw, Workers.Current);

        // Place 3 of the first window is (1, 1), whose window is rows and columns 1 to 3.
        for (int i = 0; i < dx.Length; i++) Assert.Equal(i / 24 is >= 1 and <= 3 && i / 3 % 8 is >= 1 and <= 3, !float.IsFinite(dx[i]));
        for (int i = 0; i < dw.Length; i++) Assert.Equal(i >= 16 * 27, !float.IsFinite(dw[i]));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        ConvGeometry g = new(1, 4, 8, 8, 6, 3, 3, 1, 1, 0, 0, 1, 1, 1);
        PoolGeometry pool = new(1, 6, 6, 6, 2, 2, 2, 2, 0, 0, false);
        Assert.True(PooledConvKernel.Suits(g, pool));
        Assert.False(PooledConvKernel.Suits(g with { Groups = 2 }, pool));
        Assert.False(PooledConvKernel.Suits(g with { DilationH = 2 }, pool));
        Assert.False(PooledConvKernel.Suits(g, pool with { KH = 5, KW = 5 }));
        Assert.False(PooledConvKernel.Suits(g, pool with { C = 5 }));
        Assert.Throws<ArgumentException>(() => PooledConvKernel.WeightGrad(g with { Groups = 2 }, pool, new float[256], new byte[54], new float[54], new float[108], Workers.Current));
        Assert.Throws<ArgumentException>(() => PooledConvKernel.InputGrad(g, pool, new byte[53], new float[54], new float[216], new float[256], Workers.Current));
    }

    private static (float[] X, float[] W, byte[] Index, float[] Dy, float[] Spread) Make(in ConvGeometry g, in PoolGeometry pool, bool rectified)
    {
        float[] x = Samples.Uniform((long)g.N * g.H * g.W * g.C, 1), w = Samples.Uniform((long)g.O * g.C * g.KH * g.KW, 2), y = Samples.Uniform((long)g.N * g.OH * g.OW * g.O, 3);
        float[] z = new float[g.N * pool.OH * pool.OW * g.O], dy = Samples.Uniform(z.Length, 4), spread = new float[y.Length];
        byte[] index = new byte[z.Length];
        for (int i = 0; i < y.Length; i++) y[i] -= 0.5f;
        if (rectified) PoolKernel.MaxReluAndIndex(pool, y, z, index, Workers.Current);
        else PoolKernel.MaxAndIndex(pool, y, z, index, Workers.Current);
        PoolKernel.MaxGrad(pool, index, dy, spread, Workers.Current);
        return (x, w, index, dy, spread);
    }
}
