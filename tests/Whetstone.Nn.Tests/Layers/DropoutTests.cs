namespace Whetstone.Nn.Tests.Layers;

public sealed class DropoutTests
{
    [Fact]
    public void In_training_kept_elements_are_scaled_up_and_the_share_of_zeros_is_p()
    {
        float[] y = Ready(new Dropout(0.3), seed: 1).Call(Tensor.Ones([100_000])).ToArray();
        Assert.All(y, v => Assert.True(v == 0 || MathF.Abs(v - 1 / 0.7f) < 1e-6f));
        Assert.Equal(0.3, y.Count(v => v == 0) / 1e5, 0.01);
    }

    [Fact]
    public void In_evaluation_the_input_comes_out_unchanged()
    {
        Module layer = Ready(new Dropout(0.9), seed: 1).Eval();
        Tensor x = Tensor.Of(1f, 2, 3);
        Assert.Same(x, layer.Call(x));
    }

    [Fact]
    public void The_same_seed_drops_the_same_elements_and_every_call_others()
    {
        Tensor x = Tensor.Ones([1000]);
        Module a = Ready(new Dropout(), seed: 5), b = Ready(new Dropout(), seed: 5), c = Ready(new Dropout(), seed: 6);
        float[] first = a.Call(x).ToArray();
        Assert.Equal(first, b.Call(x).ToArray());
        Assert.NotEqual(first, c.Call(x).ToArray());
        Assert.NotEqual(first, a.Call(x).ToArray());
    }

    [Fact]
    public void Dropout2d_drops_whole_channels()
    {
        float[] y = Ready(new Dropout2d(0.5), seed: 1).Call(Tensor.Ones([8, 16, 3, 3])).ToArray();
        float[][] channels = [.. y.Chunk(9)];
        Assert.All(channels, c => Assert.Single(c.Distinct()));
        Assert.Equal([0f, 2], channels.Select(c => c[0]).Distinct().Order());
    }

    [Fact]
    public void StochasticDepth_leaves_out_whole_examples_and_scales_the_others()
    {
        Module layer = Ready(new StochasticDepth(0.5), seed: 1);
        float[][] examples = [.. layer.Call(Tensor.Ones([64, 2, 3, 3])).ToArray().Chunk(18)];
        Assert.All(examples, e => Assert.Single(e.Distinct()));
        Assert.Equal([0f, 2], examples.Select(e => e[0]).Distinct().Order());
        Tensor x = Tensor.Ones([4, 1]);
        Assert.Same(x, layer.Eval().Call(x));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_probability_outside_0_to_1_is_refused(double p) => Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(p));

    [Fact]
    public void Without_random_numbers_the_error_says_what_to_call() =>
        Assert.Contains("Initialize(rng)", Assert.Throws<InvalidOperationException>(() => new Dropout().Call(Tensor.Ones([3]))).Message, StringComparison.Ordinal);

    private static Module Ready(Module layer, ulong seed)
    {
        layer.Initialize(new(seed));
        return layer;
    }
}
