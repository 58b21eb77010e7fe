namespace Whetstone.Kernels.Tests;

public sealed class ConvTests
{
    public static TheoryData<ConvGeometry> Geometries
    {
        get
        {
            TheoryData<ConvGeometry> all =
            [
                new(2, 1, 28, 28, 20, 5, 5, 1, 1, 0, 0, 1, 1, 1), // LeNet
                new(3, 20, 12, 12, 50, 3, 3, 1, 1, 0, 0, 1, 1, 1),
                new(2, 3, 32, 32, 64, 3, 3, 1, 1, 1, 1, 1, 1, 1), // first layers
                new(1, 3, 37, 35, 24, 7, 7, 2, 2, 3, 3, 1, 1, 1),
                new(5, 48, 2, 2, 40, 3, 3, 1, 1, 1, 1, 1, 1, 1), // tiny maps
                new(1, 300, 7, 7, 33, 3, 3, 1, 1, 1, 1, 1, 1, 1), // K over one block
                new(2, 16, 16, 16, 32, 1, 1, 1, 1, 0, 0, 1, 1, 1),
                new(2, 16, 15, 16, 32, 1, 1, 2, 2, 0, 0, 1, 1, 1),
                new(2, 24, 14, 14, 24, 3, 3, 1, 1, 1, 1, 1, 1, 24), // depthwise
                new(1, 33, 15, 13, 33, 5, 5, 2, 2, 2, 2, 1, 1, 33),
                new(2, 32, 13, 15, 32, 3, 3, 2, 2, 1, 1, 1, 1, 32),
                new(1, 48, 9, 8, 48, 5, 7, 1, 1, 2, 3, 1, 2, 48),
                new(1, 16, 3, 1, 16, 3, 3, 1, 1, 1, 1, 1, 1, 16),
                new(2, 3, 9, 9, 3, 3, 3, 1, 1, 1, 1, 2, 2, 3),
                new(2, 12, 10, 10, 18, 3, 3, 1, 1, 1, 1, 1, 1, 3), // groups
                new(1, 6, 9, 9, 12, 3, 3, 2, 1, 1, 2, 1, 2, 6),
                new(1, 5, 19, 21, 7, 3, 4, 1, 1, 2, 2, 2, 3, 1), // dilation
                new(1, 4, 20, 17, 6, 3, 3, 3, 2, 1, 0, 2, 2, 1),
                new(1, 4, 18, 18, 6, 2, 2, 4, 4, 0, 0, 1, 1, 1), // phases without taps
                new(1, 8, 13, 12, 8, 4, 4, 2, 2, 1, 1, 1, 1, 1), // rows left over below
                new(1, 2, 1, 30, 3, 1, 9, 1, 1, 0, 4, 1, 1, 1),
                new(1, 2, 3, 3, 2, 5, 5, 1, 1, 4, 4, 1, 1, 1), // padding as wide as the kernel
                new(4, 5, 18, 20, 20, 3, 3, 2, 1, 1, 1, 1, 1, 1), // weight gradients the other way round: padding
                new(1, 5, 12, 13, 50, 3, 3, 1, 1, 0, 0, 2, 1, 1), // one image, dilation
                new(3, 10, 11, 12, 36, 4, 3, 1, 1, 0, 1, 1, 1, 2), // groups
                new(40, 20, 12, 12, 50, 3, 3, 1, 1, 0, 0, 1, 1, 1), // many images
                new(2, 40, 9, 11, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1), // one to four outputs over whole vectors
                new(1, 24, 10, 9, 34, 3, 5, 1, 1, 1, 2, 1, 1, 1),
                new(2, 37, 12, 10, 19, 5, 3, 1, 1, 0, 1, 1, 1, 1),
                new(1, 66, 20, 20, 36, 3, 3, 2, 2, 1, 1, 1, 1, 1),
                new(1, 80, 5, 30, 6, 3, 3, 1, 1, 1, 1, 1, 1, 2), // in groups
                new(2, 70, 13, 11, 45, 1, 1, 1, 1, 0, 0, 1, 1, 1), // 1 x 1: ragged panels of outputs
                new(3, 45, 9, 14, 90, 1, 1, 1, 1, 0, 0, 1, 1, 1), // of inputs
                new(4, 3, 5, 5, 2, 1, 1, 1, 1, 0, 0, 1, 1, 1), // pixels shorter than a vector
                new(1, 600, 7, 19, 40, 1, 1, 1, 1, 0, 0, 1, 1, 1), // few outputs of many inputs
                new(2, 37, 6, 7, 500, 1, 1, 1, 1, 0, 0, 1, 1, 1), // more steps than a block
                new(1, 64, 8, 16, 640, 1, 1, 1, 1, 0, 0, 1, 1, 1), // sums that lie as the weights do, in blocks of rows
                new(7, 24, 28, 28, 144, 1, 1, 1, 1, 0, 0, 1, 1, 1), // many pixels
                new(0, 3, 8, 8, 4, 1, 1, 1, 1, 0, 0, 1, 1, 1),
                new(2, 0, 4, 4, 3, 1, 1, 1, 1, 0, 0, 1, 1, 1),
                new(2, 3, 4, 4, 0, 1, 1, 1, 1, 0, 0, 1, 1, 1),
                new(0, 3, 8, 8, 4, 3, 3, 1, 1, 1, 1, 1, 1, 1), // nothing
                new(2, 0, 4, 4, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1),
                new(2, 3, 4, 4, 0, 3, 3, 1, 1, 1, 1, 1, 1, 1),
                new(2, 3, 2, 2, 4, 5, 5, 1, 1, 0, 0, 1, 1, 1),
                new(1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1),
            ];
            Random random = new(7);
            for (int i = 0; i < 40; i++) all.Add(Draw(random));
            return all;
        }
    }

    [Theory, MemberData(nameof(Geometries))]
    public void Forward_is_the_sum_over_windows(ConvGeometry g)
    {
        float[] x = Samples.Uniform(g.InputLength, 1), w = Samples.Uniform(g.WeightLength, 2), bias = Samples.Uniform(g.O, 3);
        long terms = (long)g.Taps * g.GroupInputs;
        float[] y = Samples.SameForAnyThreads(g.OutputLength, (y, workers) => ConvKernel.Forward(g, x, w, bias, y, workers));
        Samples.Close(ConvReference.Forward(g, x, w, bias), y, terms, "with bias");
        y = Samples.SameForAnyThreads(g.OutputLength, (y, workers) => ConvKernel.Forward(g, x, w, default, y, workers));
        Samples.Close(ConvReference.Forward(g, x, w, []), y, terms, "without bias");
    }

    [Theory, MemberData(nameof(Geometries))]
    public void Input_gradient_is_the_adjoint(ConvGeometry g)
    {
        float[] dy = Samples.Uniform(g.OutputLength, 1), w = Samples.Uniform(g.WeightLength, 2);
        float[] dx = Samples.SameForAnyThreads(g.InputLength, (dx, workers) => ConvKernel.InputGrad(g, dy, w, dx, workers));
        Samples.Close(ConvReference.InputGrad(g, dy, w), dx, (long)g.Taps * g.GroupOutputs, "dx");
    }

    [Theory, MemberData(nameof(Geometries))]
    public void A_pointwise_input_gradient_is_added_to_other_sums_which_it_may_overwrite(ConvGeometry g)
    {
        float[] dy = Samples.Uniform(g.OutputLength, 1), w = Samples.Uniform(g.WeightLength, 2), sum = Samples.Uniform(g.InputLength, 3);
        if (!ConvKernel.AddsInputGrad(g))
        {
            Assert.Throws<ArgumentException>(() => ConvKernel.InputGradAdd(g, dy, w, sum, new float[g.InputLength], Workers.Current));
            return;
        }
        double[] expected = ConvReference.InputGrad(g, dy, w);
        for (int i = 0; i < expected.Length; i++) expected[i] += sum[i];
        float[] dx = Samples.SameForAnyThreads(g.InputLength, (dx, workers) => ConvKernel.InputGradAdd(g, dy, w, sum, dx, workers));
        Samples.Close(expected, dx, g.O + 1, "dx");
        ConvKernel.InputGradAdd(g, dy, w, sum, sum, Workers.Current);
        Assert.Equal(dx, sum);
    }

    [Theory, MemberData(nameof(Geometries))]
    public void Weight_gradient_sums_over_all_pixels(ConvGeometry g)
    {
        float[] x = Samples.Uniform(g.InputLength, 1), dy = Samples.Uniform(g.OutputLength, 2);
        float[] dw = Samples.SameForAnyThreads(g.WeightLength, (dw, workers) => ConvKernel.WeightGrad(g, x, dy, dw, workers));
        Samples.Close(ConvReference.WeightGrad(g, x, dy), dw, (long)g.N * g.OH * g.OW, "dw");
    }

    [Fact]
    public void A_NaN_beside_a_window_stays_out_of_it()
    {
        // 18 outputs: two are more than a vector, and their products are read along windows of 60 floats, which are no whole vectors.
        ConvGeometry g = new(1, 20, 12, 12, 18, 3, 3, 1, 1, 0, 0, 1, 1, 1);
        float[] x = Samples.Uniform(g.InputLength, 1), w = Samples.Uniform(g.WeightLength, 2), y = new float[g.OH * g.OW * g.O];
        Array.Fill(x, float.NaN, (5 * 12 + 5) * 20, 20);
        ConvKernel.Forward(g, x, w, default, y, Workers.Current);
        for (int i = 0; i < y.Length; i++) Assert.Equal(i / (10 * 18) is >= 3 and <= 5 && i / 18 % 10 is >= 3 and <= 5, float.IsNaN(y[i]));
    }

    [Fact]
    public void Groups_must_divide_the_channels()
    {
        ConvGeometry g = new(1, 4, 4, 4, 4, 1, 1, 1, 1, 0, 0, 1, 1, 3);
        Assert.Throws<ArgumentException>(() => ConvKernel.Forward(g, new float[64], new float[16], default, new float[64], Workers.Current));
    }

    private static ConvGeometry Draw(Random random)
    {
        int groups = random.Next(4) == 0 ? random.Next(2, 5) : 1;
        int c = groups * random.Next(1, 24), o = groups * random.Next(1, 40);
        if (random.Next(6) == 0) (groups, o) = (c, c);
        return new(random.Next(1, 4), c, random.Next(1, 22), random.Next(1, 26), o, random.Next(1, 5), random.Next(1, 5),
            random.Next(1, 4), random.Next(1, 4), random.Next(0, 3), random.Next(0, 3), random.Next(1, 3), random.Next(1, 3), groups);
    }
}
