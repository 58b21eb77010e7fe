using Whetstone.Testing;

namespace Whetstone.Nn.Tests.Layers;

public sealed class SmallLayerTests
{
    [Fact]
    public void PRelu_multiplies_negative_values_by_the_slope_of_their_channel_and_learns_it()
    {
        PRelu layer = new(2);
        layer.Initialize(new(1));
        Assert.Equal([0.25f, 0.25f], layer.Weight.Data.ToArray());
        layer.Weight.Set(Tensor.Of(0.5f, 0.1f));
        Tensor y = layer.Call(Tensor.Of([-1f, 2, -3, 4], [1, 2, 1, 2]));
        Assert.Equal([-0.5f, 2, -0.3f, 4], y.ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6f);
        y.Sum().Backward();
        Assert.Equal([-1f, -3], layer.Weight.Grad!.ToArray());
    }

    [Fact]
    public void PRelu_keeps_its_own_start_under_a_network_initialiser()
    {
        PRelu layer = new(initial: 0.1f);
        layer.Initialize(new(1), Initial.Ones);
        Assert.Equal(0.1f, layer.Weight.Data.Item());
    }

    [Fact]
    public void Embedding_looks_up_rows_and_adds_up_the_gradients_of_rows_used_twice()
    {
        Embedding layer = new(4, 2);
        layer.Weight.Set(Tensor.Of([0f, 1, 2, 3, 4, 5, 6, 7], [4, 2]));
        Tensor y = layer.Call(Tensor.Of([3L, 1, 3, 0], [2, 2]));
        Assert.Equal([2, 2, 2], y.Shape.ToArray());
        Assert.Equal([6f, 7, 2, 3, 6, 7, 0, 1], y.ToArray());
        y.Sum().Backward();
        Assert.Equal([1f, 1, 1, 1, 0, 0, 2, 2], layer.Weight.Grad!.ToArray());
    }

    [Fact]
    public void Linear_is_x_times_the_transposed_weight_plus_bias()
    {
        Linear layer = new(2, 3);
        layer.Weight.Set(Tensor.Of([1f, 2, 3, 4, 5, 6], [3, 2]));
        layer.Bias!.Set(Tensor.Of(10f, 20, 30));
        Assert.Equal([13f, 27, 41], layer.Call(Tensor.Of([1f, 1], [1, 2])).ToArray());
    }

    [Fact]
    public void Dense_flattens_all_axes_after_the_first_and_Linear_does_not()
    {
        Tensor x = Tensors.Normal([2, 3, 4], seed: 1);
        Dense dense = new(5);
        Linear linear = new(5);
        dense.Initialize(new(1));
        linear.Initialize(new(1));
        Assert.Equal([2, 5], dense.Call(x).Shape.ToArray());
        Assert.Equal([5, 12], dense.Weight.Shape.ToArray());
        Assert.Equal([2, 3, 5], linear.Call(x).Shape.ToArray());
    }

    [Fact]
    public void Residual_adds_its_input_or_the_shortcut_to_the_body()
    {
        Tensor x = Tensor.Of([-3f, 1], [1, 2]);
        Lambda doubled = new(t => t * 2);
        Assert.Equal([-9f, 3], new Residual(doubled).Call(x).ToArray());
        Assert.Equal([0f, 1], new Residual(doubled, new Lambda(t => -t), Activation.Relu).Call(x).ToArray());
    }

    [Fact]
    public void Concurrent_joins_its_branches_along_the_channels()
    {
        Tensor y = new Concurrent(new Identity(), new Lambda(t => t * 2)).Call(Tensor.Of([1f, 2], [1, 2, 1, 1]));
        Assert.Equal([1, 4, 1, 1], y.Shape.ToArray());
        Assert.Equal([1f, 2, 2, 4], y.ToArray());
    }

    [Fact]
    public void SqueezeExcite_multiplies_each_channel_by_a_factor_from_the_means_of_all()
    {
        SqueezeExcite layer = new(2, 1);
        layer.Fc1.Weight.Set(Tensor.Of([1f, 1], [1, 2, 1, 1]));
        layer.Fc1.Bias!.Set(Tensor.Of([-3f], [1]));
        layer.Fc2.Weight.Set(Tensor.Of([1f, -1], [2, 1, 1, 1]));
        layer.Fc2.Bias!.Set(Tensor.Of(0f, 0));
        // Means 2 and 3, rectified sum 2, factors σ(2) and σ(−2).
        Tensor y = layer.Call(Tensor.Of([1f, 3, 2, 4], [1, 2, 1, 2]));
        float high = 1 / (1 + MathF.Exp(-2)), low = 1 / (1 + MathF.Exp(2));
        Assert.Equal([high, 3 * high, 2 * low, 4 * low], y.ToArray(), (a, b) => MathF.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void ChannelShuffle_deals_out_the_channels_of_groups_in_turns()
    {
        Tensor x = Tensor.Of([1f, 2, 3, 4, 5, 6], [1, 6, 1, 1]);
        Assert.Equal([1f, 4, 2, 5, 3, 6], new ChannelShuffle(2).Call(x).ToArray());
        Assert.Throws<ShapeException>(() => new ChannelShuffle(4).Call(x));
    }

    [Fact]
    public void LayerNorm2d_is_LayerNorm_of_the_channels_at_each_place()
    {
        Tensor x = Tensors.Normal([2, 5, 3, 4], seed: 3);
        LayerNorm2d images = new(5);
        LayerNorm rows = new([5]);
        Tensor gamma = Tensors.Normal([5], seed: 4), beta = Tensors.Normal([5], seed: 5);
        images.Weight.Set(gamma);
        images.Bias.Set(beta);
        rows.Weight!.Set(gamma);
        rows.Bias!.Set(beta);
        Assert.Equal(rows.Call(x.Permute(0, 2, 3, 1)).Permute(0, 3, 1, 2).ToArray(), images.Call(x).ToArray());
        Assert.Throws<ShapeException>(() => images.Call(Tensor.Zeros([2, 4, 3, 3])));
    }
}
