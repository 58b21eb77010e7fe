namespace Whetstone.Kernels.Tests;

public sealed class WinogradTests
{
    // A tile's numbers are added up with weights of both signs, so roundings are those of larger terms than the result has. By the
    // norms of the transforms F(2, 3) rounds at most 4 times as badly as the definition in each element, F(4, 3) 16 times.
    private const int GrowthTwo = 4, GrowthFour = 16;

    public static TheoryData<ConvGeometry> Geometries
    {
        get
        {
            TheoryData<ConvGeometry> all =
            [
                Of(2, 32, 8, 8, 32, 1, 1), // whole tiles
                Of(3, 32, 7, 9, 48, 1, 1), // partial ones
                Of(2, 3, 12, 12, 20, 0, 0), // fewer channels than lanes
                Of(1, 1, 5, 4, 1, 2, 2),
                Of(2, 33, 6, 11, 65, 2, 0), // ragged panels
                Of(5, 40, 4, 4, 24, 1, 1), // one tile an image
                Of(4, 17, 2, 2, 19, 1, 1), // images smaller than a tile
                Of(1, 6, 1, 1, 5, 1, 1),
                Of(1, 7, 1, 30, 9, 1, 0),
                Of(1, 400, 4, 5, 33, 1, 1), // sums in two parts
                Of(1, 160, 6, 5, 136, 1, 1),
                Of(1, 320, 6, 5, 264, 1, 1), // too many weights for blocks
                Of(510, 257, 1, 1, 257, 1, 1), // several groups
                Of(64, 257, 4, 4, 300, 1, 1), // weights transformed a few channels at a time
                Of(16, 33, 14, 14, 24, 1, 1), // sheets of 4 x 4 images
                Of(7, 8, 13, 6, 20, 1, 1), // the last sheet is not full
                Of(11, 16, 2, 5, 17, 2, 0),
                Of(6, 5, 15, 10, 16, 0, 2),
            ];
            Random random = new(11);
            for (int i = 0; i < 12; i++)
                all.Add(Of(random.Next(1, 4), random.Next(1, 70), random.Next(3, 14), random.Next(3, 14), random.Next(1, 50), random.Next(0, 3), random.Next(0, 3)));
            return all;
        }
    }

    [Theory, MemberData(nameof(Geometries))]
    public void Forward_is_the_convolution(ConvGeometry g)
    {
        float[] x = Samples.Uniform(g.InputLength, 1), w = Samples.Uniform(g.WeightLength, 2), bias = Samples.Uniform(g.O, 3);
        double[] wanted = ConvReference.Forward(g, x, w, bias), plain = ConvReference.Forward(g, x, w, []);
        foreach (WinogradForm form in Enum.GetValues<WinogradForm>())
        {
            float[] y = Samples.SameForAnyThreads(g.OutputLength, (y, workers) => WinogradKernel.Forward(g, x, w, bias, y, form, workers));
            Samples.Close(wanted, y, Terms(form, 9L * g.C), $"{form} with bias");
            y = Samples.SameForAnyThreads(g.OutputLength, (y, workers) => WinogradKernel.Forward(g, x, w, default, y, form, workers));
            Samples.Close(plain, y, Terms(form, 9L * g.C), $"{form} without bias");
        }
    }

    [Theory, MemberData(nameof(Geometries))]
    public void Input_gradient_is_that_of_the_convolution(ConvGeometry g)
    {
        float[] dy = Samples.Uniform(g.OutputLength, 1), w = Samples.Uniform(g.WeightLength, 2);
        double[] wanted = ConvReference.InputGrad(g, dy, w);
        foreach (WinogradForm form in Enum.GetValues<WinogradForm>())
        {
            float[] dx = Samples.SameForAnyThreads(g.InputLength, (dx, workers) => WinogradKernel.InputGrad(g, dy, w, dx, form, workers));
            Samples.Close(wanted, dx, Terms(form, 9L * g.O), $"{form}");
        }
    }

    [Theory, MemberData(nameof(Geometries))]
    public void Weight_gradient_is_that_of_the_convolution(ConvGeometry g)
    {
        float[] x = Samples.Uniform(g.InputLength, 1), dy = Samples.Uniform(g.OutputLength, 2);
        float[] dw = Samples.SameForAnyThreads(g.WeightLength, (dw, workers) => WinogradKernel.WeightGrad(g, x, dy, dw, workers));
        Samples.Close(ConvReference.WeightGrad(g, x, dy), dw, Terms(WinogradForm.Four, (long)g.N * g.OH * g.OW), "dw");
    }

    [Fact]
    public void A_sheet_takes_the_fewest_tiles()
    {
        Assert.Equal(new WinogradSheet(4, 4), Sheet(16, 14, 14)); // 15 x 15 tiles in place of 16 x 16
        Assert.Equal(WinogradSheet.Single, Sheet(16, 16, 16)); // nothing to save
        Assert.Equal(WinogradSheet.Single, Sheet(16, 15, 15)); // the gap fills the last tile
        Assert.Equal(WinogradSheet.Single, Sheet(1, 14, 14)); // no neighbour
        Assert.Equal(1, Sheet(16, 16, 14).Down);
    }

    [Fact]
    public void What_is_predicted_for_an_image_does_not_depend_on_the_others()
    {
        ConvGeometry g = Of(16, 32, 14, 14, 32, 1, 1), one = g with { N = 1 };
        Assert.True(WinogradKernel.MixesImages(g, WinogradForm.Four)); // going back
        float[] x = Samples.Uniform(g.InputLength, 1), w = Samples.Uniform(g.WeightLength, 2), all = new float[g.OutputLength], alone = new float[one.OutputLength];
        WinogradKernel.Forward(g, x, w, default, all, WinogradForm.Four, Workers.Current);
        for (int i = 0; i < g.N; i++)
        {
            WinogradKernel.Forward(one, x.AsSpan(i * (int)one.InputLength, (int)one.InputLength), w, default, alone, WinogradForm.Four, Workers.Current);
            Assert.Equal(alone, all.AsSpan(i * alone.Length, alone.Length));
        }
    }

    [Fact]
    public void Pixels_far_apart_do_not_meet()
    {
        // One tile full of infinities spoils itself and its neighbours, and nothing else.
        ConvGeometry g = Of(3, 16, 12, 12, 16, 1, 1);
        float[] x = Samples.Uniform(g.InputLength, 1), w = Samples.Uniform(g.WeightLength, 2), y = new float[g.OutputLength];
        int image = 12 * 12 * 16;
        Array.Fill(x, float.PositiveInfinity, image, image);
        WinogradKernel.Forward(g, x, w, default, y, WinogradForm.Four, Workers.Current);
        Assert.All(y[..image], v => Assert.True(float.IsFinite(v)));
        Assert.All(y[(2 * image)..], v => Assert.True(float.IsFinite(v)));
    }

    [Theory]
    [InlineData(5, 5, 1, 1, 1, 1)]
    [InlineData(3, 3, 2, 1, 1, 1)]
    [InlineData(3, 3, 1, 2, 1, 1)]
    [InlineData(3, 3, 1, 1, 2, 1)]
    [InlineData(3, 3, 1, 1, 1, 3)]
    public void Other_convolutions_are_refused(int kernel, int kernelWidth, int stride, int dilation, int groups, int padding)
    {
        ConvGeometry g = new(1, 4, 9, 9, 4, kernel, kernelWidth, stride, stride, padding, padding, dilation, dilation, groups);
        Assert.False(WinogradKernel.Suits(g));
        Assert.Throws<ArgumentException>(() => WinogradKernel.Forward(g, new float[g.N * g.C * g.H * g.W], new float[g.O * g.C / g.Groups * g.KH * g.KW],
            default, new float[g.N * g.O * g.OH * g.OW], WinogradForm.Two, Workers.Current));
    }

    private static WinogradSheet Sheet(int images, int height, int width)
    {
        WinogradTiles tiles = new() { Images = images, XHeight = height, XWidth = width, YHeight = height, YWidth = width, PadH = 1, PadW = 1, Outputs = 4 };
        return WinogradSheet.Of(tiles);
    }

    private static ConvGeometry Of(int n, int c, int h, int w, int o, int padH, int padW) => new(n, c, h, w, o, 3, 3, 1, 1, padH, padW, 1, 1, 1);

    // Close allows for the root of the terms.
    private static long Terms(WinogradForm form, long terms)
    {
        long growth = form == WinogradForm.Two ? GrowthTwo : GrowthFour;
        return growth * growth * terms;
    }
}
