using Whetstone.Nn.Tests.Networks;
using Whetstone.Testing;

namespace Whetstone.Nn.Tests.Modules;

public sealed class TreeTests
{
    [Fact]
    public void Parameters_have_the_names_torchvision_gives_them() =>
        Assert.Equal(["features.0.weight", "features.0.bias", "features.1.weight", "features.1.bias", "classifier.1.weight", "classifier.1.bias"],
            new SmallVgg().NamedParameters().Select(p => p.Path));

    [Fact]
    public void Members_in_fields_lists_and_arrays_are_found_without_being_registered() =>
        Assert.Equal(["array.0.weight", "array.1.weight", "list.0.bias", "list.0.weight", "renamed.weight", "scale"],
            new Collections().NamedParameters().Select(p => p.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Buffers_are_found_too_and_are_no_parameters() => Assert.Equal(["seen"], new Collections().NamedBuffers().Select(b => b.Path));

    [Fact]
    public void Buffers_of_batch_norm_have_the_names_torchvision_gives_them() =>
        Assert.Equal(["features.1.running_mean", "features.1.running_var", "features.1.num_batches_tracked"], new SmallVgg().NamedBuffers().Select(b => b.Path));

    [Fact]
    public void A_member_that_belongs_to_another_is_no_child() =>
        Assert.DoesNotContain(new Collections().NamedModules(), m => m.Path.Contains("other", StringComparison.Ordinal));

    [Fact]
    public void A_block_within_a_block_gives_all_its_layers_and_each_parameter_once()
    {
        Sequential net = RecMLP.WithHead();
        Assert.Equal(["", "0", "0.net", "0.net.0", "0.net.1", "0.dense", "1"], net.NamedModules().Select(m => m.Path));
        net.Initialize(new(1));
        Assert.Equal([2, 10], net.Call(Tensors.Normal([2, 20], seed: 1)).Shape.ToArray());
        Assert.Equal(20 * 256 + 256 + 256 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10, net.ParameterCount());
    }

    [Fact]
    public void Gradients_flow_to_every_layer_of_a_block_within_a_block()
    {
        Sequential net = RecMLP.WithHead();
        net.Initialize(new(1));
        net.Call(Tensors.Normal([2, 20], seed: 1)).Sum().Backward();
        Assert.All(net.NamedParameters(), p => Assert.Contains(p.Parameter.Grad!.ToArray(), g => g != 0));
    }

    [Fact]
    public void A_shared_module_and_a_shared_parameter_count_once()
    {
        Tied net = new();
        Assert.Equal(2, net.Parameters().Count);
        Assert.Equal(12, net.ParameterCount());
    }

    [Fact]
    public void A_part_of_a_sequential_shares_its_modules()
    {
        Sequential net = new(new Linear(2, 2), new Relu(), new Linear(2, 1));
        Assert.Same(net[^1], net[1..][1]);
        Assert.Equal(3, net.Count);
        Assert.Throws<ArgumentException>(() => net.Add("a.b", new Relu()));
        Assert.Throws<ArgumentException>(() => net.Add("0", new Relu()));
    }
}
