using Whetstone.Testing;

namespace Whetstone.Nn.Tests.Modules;

public sealed class DeferredTests
{
    private readonly Tensor x = Tensors.Normal([3, 5], seed: 1);

    [Fact]
    public void The_shape_is_4_0_before_the_first_call_and_4_5_after()
    {
        Dense layer = new(4);
        layer.Initialize(new(1));
        Assert.Equal("[4, 0]", layer.Weight.Shape.ToString());
        layer.Call(x);
        Assert.Equal("[4, 5]", layer.Weight.Shape.ToString());
    }

    [Fact]
    public void Reading_values_that_wait_for_their_shape_is_an_error_that_says_so()
    {
        Sequential net = new(new Dense(4));
        net.Initialize(new(1));
        string message = Assert.Throws<InvalidOperationException>(() => ((Dense)net[0]).Weight.Data).Message;
        Assert.Equal("parameter 0.weight [4, 0] waits for its shape, which follows from the first input; call the network once, or give the layer its input size", message);
        Assert.Contains("0.weight [4, 0]", Assert.Throws<InvalidOperationException>(() => net.ParameterCount()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calling_a_network_that_was_never_initialised_is_an_error_that_says_so() =>
        Assert.Contains("call Initialize(rng) on the network first", Assert.Throws<InvalidOperationException>(() => new Dense(4).Call(x)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_layer_that_learns_its_inputs_starts_as_one_that_was_told_them()
    {
        Linear told = new(5, 4), learns = new(4);
        told.Initialize(new(7));
        learns.Initialize(new(7));
        learns.Call(x);
        Assert.Equal(told.Weight.Data.ToArray(), learns.Weight.Data.ToArray());
        Assert.Equal(told.Bias!.Data.ToArray(), learns.Bias!.Data.ToArray());
    }

    [Fact]
    public void A_convolution_that_learns_its_channels_starts_as_one_that_was_told_them()
    {
        Conv2d told = new(3, 4, 3, groups: 1), learns = new(4, 3);
        told.Initialize(new(7));
        learns.Initialize(new(7));
        learns.Call(Tensor.Zeros([1, 3, 5, 5]));
        Assert.Equal(told.Weight.Data.ToArray(), learns.Weight.Data.ToArray());
        Assert.Equal(told.Bias!.Data.ToArray(), learns.Bias!.Data.ToArray());
    }

    [Fact]
    public void A_second_input_of_another_size_is_refused_with_the_layers_path()
    {
        Sequential net = new(new Dense(4), new Dense(2));
        net.Initialize(new(1));
        net.Call(x);
        Assert.EndsWith("(at 0)", Assert.Throws<ShapeException>(() => net.Call(Tensor.Zeros([3, 6]))).Message, StringComparison.Ordinal);
    }
}
