namespace Whetstone.Vision.Tests;

/// <summary>How policies draw.</summary>
public sealed class PolicyTests
{
    private static readonly Image Picture = VisionGoldens.Hashed(5, 0, 24, 30, 3);

    [Fact]
    public void A_pair_is_applied_in_order_with_the_probabilities_it_has()
    {
        // Certain, then impossible: the negative, always.
        AutoAugment certain = new(new("mine", (("Invert", 1.0), ("Equalize", 0.0))));
        for (ulong seed = 0; seed < 20; seed++) Assert.True(certain.Apply(Picture, new Rng(seed)).HasSamePixels(Picture.Invert()));

        AutoAugment ordered = new(new("mine", (("Solarize", 1.0, 5), ("Posterize", 1.0, 8))));
        Image expected = Picture.Solarize(255 - 255.0 * 5 / 9).Posterize(4);
        Assert.True(ordered.Apply(Picture, new Rng(1)).HasSamePixels(expected));
    }

    [Fact]
    public void An_op_happens_as_often_as_its_probability_says()
    {
        AutoAugment seldom = new(new("mine", (("Invert", 0.3), ("Identity", 1.0))));
        int changed = Enumerable.Range(0, 1000).Count(seed => !seldom.Apply(Picture, new Rng((ulong)seed)).HasSamePixels(Picture));
        // 1000 throws at 0.3 have a deviation of 14.5; five of them are never seen.
        Assert.InRange(changed, 227, 373);
    }

    [Fact]
    public void Magnitudes_with_a_sign_go_both_ways()
    {
        AutoAugment brightness = new(new("mine", (("Brightness", 1.0, 9), ("Identity", 1.0))));
        Image[] both = [Picture.AdjustBrightness(1.9), Picture.AdjustBrightness(1 - 0.9)];
        int[] seen = [.. Enumerable.Range(0, 40).Select(seed => Array.FindIndex(both, brightness.Apply(Picture, new Rng((ulong)seed)).HasSamePixels))];
        Assert.Equal([0, 1], seen.Distinct().Order());
    }

    [Theory]
    [InlineData("Sheer", 0.5, 3, "no op Sheer")]
    [InlineData("ShearX", 1.5, 3, "probability of ShearX")]
    [InlineData("ShearX", double.NaN, 3, "probability of ShearX")]
    [InlineData("ShearX", 0.5, 10, "magnitude of ShearX")]
    public void A_policy_with_a_mistake_is_refused(string op, double p, int magnitude, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => new AutoAugmentPolicy("mine", (("Invert", 1.0), (op, p, magnitude)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_mixture_lies_between_the_image_and_its_augmentations()
    {
        // On an image of one grey no warp with its edges repeated, and no stretch, changes anything, so that mixtures give the grey back, cut to a whole number.
        Image grey = Image.Filled(12, 16, 101, 101, 101);
        AugMix mix = new(severity: 1) { Border = Border.Edge };
        for (ulong seed = 0; seed < 50; seed++)
            foreach (byte v in mix.Apply(grey, new Rng(seed)).Pixels) Assert.InRange(v, 48, 101);
    }

    [Fact]
    public void A_mixture_moves_no_places()
    {
        Annotated sample = new(Picture) { Boxes = [new Box(2, 3, 9, 11, 1)], Points = [(1, 2)], Mask = Image.Filled(24, 30, 1) };
        Annotated mixed = new AugMix(10).Apply(sample, new Rng(4));
        Assert.False(mixed.Image.HasSamePixels(Picture));
        Assert.Equal(sample.Boxes, mixed.Boxes);
        Assert.Equal(sample.Points, mixed.Points);
        Assert.Same(sample.Mask, mixed.Mask);
    }

    [Theory, InlineData(0.2, 2), InlineData(1, 3), InlineData(5, 4)]
    public void Weights_of_a_mixture_have_the_distributions_sum_mean_and_spread(double alpha, int count)
    {
        const int draws = 4000;
        Rng random = new(9);
        double[] first = new double[draws];
        for (int i = 0; i < draws; i++)
        {
            double[] weights = random.NextDirichlet(alpha, count);
            Assert.Equal(1, weights.Sum(), 1e-12);
            first[i] = weights[0];
        }
        double mean = 1.0 / count, variance = mean * (1 - mean) / (alpha * count + 1);
        Assert.Equal(mean, first.Average(), 5 * Math.Sqrt(variance / draws));
        // The fourth moment of numbers in 0…1 is at most the variance, which bounds the error of the variance.
        Assert.Equal(variance, first.Average(v => (v - mean) * (v - mean)), 5 * Math.Sqrt(variance / draws));
    }

    [Fact]
    public void Weights_too_small_for_numbers_leave_one_of_them()
    {
        Rng random = new(2);
        for (int i = 0; i < 50; i++)
        {
            double[] weights = random.NextDirichlet(1e-300, 3);
            Assert.Equal([0, 0, 1], weights.Order());
        }
    }

    [Fact]
    public void Severities_widths_and_depths_that_there_are_not_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugMix(severity: 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugMix(width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugMix(depth: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AugMix(alpha: 0));
    }
}
