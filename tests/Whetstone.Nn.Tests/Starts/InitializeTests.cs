using Whetstone.Nn.Tests.Networks;

namespace Whetstone.Nn.Tests.Starts;

public sealed class InitializeTests
{
    [Fact]
    public void A_second_initialisation_changes_nothing_and_names_what_it_kept()
    {
        Linear net = new(300, 400);
        Assert.Empty(net.Initialize(new(1)));
        float[] before = net.Weight.Data.ToArray();
        Assert.Equal(["weight", "bias"], net.Initialize(new(2), Initial.Normal(0.02f)));
        Assert.Equal(before, net.Weight.Data.ToArray());
    }

    [Fact]
    public void Force_gives_new_values_with_the_spread_asked_for_and_biases_of_0()
    {
        Linear net = new(300, 400);
        net.Initialize(new(1));
        Assert.Empty(net.Initialize(new(2), Initial.Normal(0.02f), force: true));
        double[] w = net.Weight.Data.ToArray<double>();
        Assert.Equal(0.02, Math.Sqrt(w.Average(v => v * v)), 0.02 * 0.02);
        Assert.All(net.Bias!.Data.ToArray(), b => Assert.Equal(0, b));
    }

    [Fact]
    public void A_network_initialiser_sets_weights_not_biases_and_a_layers_own_one_wins()
    {
        Sequential net = new(new Dense(4), new Dense(3, weightInitializer: Initial.Zeros), new Dense(2, biasInitializer: Initial.Constant(5)));
        net.Initialize(new(1), Initial.Ones);
        net.Call(Tensor.Ones([3, 5]));
        Assert.All(((Dense)net[0]).Weight.Data.ToArray(), v => Assert.Equal(1, v));
        Assert.All(((Dense)net[0]).Bias!.Data.ToArray(), v => Assert.Equal(0, v));
        Assert.All(((Dense)net[1]).Weight.Data.ToArray(), v => Assert.Equal(0, v));
        Assert.All(((Dense)net[2]).Bias!.Data.ToArray(), v => Assert.Equal(5, v));
    }

    [Fact]
    public void Scales_of_norms_start_at_1_whatever_the_network_initialiser()
    {
        BatchNorm2d layer = new(2);
        layer.Initialize(new(1), Initial.Normal());
        Assert.Equal([1f, 1], layer.Weight.Data.ToArray());
        Assert.Equal([0f, 0], layer.Bias.Data.ToArray());
    }

    [Fact]
    public void Without_an_initialiser_weights_and_biases_start_within_PyTorchs_limit_and_fill_it()
    {
        Linear net = new(100, 1000);
        net.Initialize(new(1));
        foreach (Parameter p in net.Parameters())
        {
            float most = p.Data.ToArray().Max(MathF.Abs);
            Assert.InRange(most, 0.099f, 0.1f);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_values_and_another_seed_others()
    {
        float[] Start(ulong seed) => SmallVgg.Ready(seed).StateDict()["features.0.weight"].ToArray();
        Assert.Equal(Start(3), Start(3));
        Assert.NotEqual(Start(3), Start(4));
    }
}
