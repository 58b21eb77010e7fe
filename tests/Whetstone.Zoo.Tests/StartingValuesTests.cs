using Whetstone.Nn;

namespace Whetstone.Zoo.Tests;

public sealed class StartingValuesTests
{
    [Fact]
    public void Kernels_of_ResNet_keep_the_variance_of_the_backward_pass()
    {
        Dictionary<string, Parameter> start = Started(new ResNet(18, 10));
        Spread(Math.Sqrt(2.0 / (64 * 49)), start["conv1.weight"]);
        Spread(Math.Sqrt(2.0 / (128 * 9)), start["layer2.0.conv1.weight"]);
        Spread(1 / Math.Sqrt(3 * 512), start["fc.weight"]);
        Assert.All(start["layer1.0.bn2.weight"].Data.ToArray(), v => Assert.Equal(1, v));
    }

    [Fact]
    public void Matrices_of_MobileNet_are_normal_with_a_hundredth_and_biases_zero()
    {
        Dictionary<string, Parameter> start = Started(new MobileNetV2(100));
        Spread(0.01, start["classifier.1.weight"]);
        Assert.All(start["classifier.1.bias"].Data.ToArray(), v => Assert.Equal(0, v));
        // Fan-out of a grouped convolution counts all outputs, as in PyTorch.
        Spread(Math.Sqrt(2.0 / (960 * 9)), start["features.17.conv.1.0.weight"]);
    }

    [Fact]
    public void A_block_of_XResNet_starts_as_its_shortcut()
    {
        Dictionary<string, Parameter> start = Started(XResNet.Build(50));
        Assert.All(start["4.0.convs.2.1.weight"].Data.ToArray(), v => Assert.Equal(0, v));
        Assert.All(start["4.0.convs.1.1.weight"].Data.ToArray(), v => Assert.Equal(1, v));
        Spread(Math.Sqrt(2.0 / 2048), start["10.weight"]);
    }

    [Fact]
    public void The_last_convolution_of_SqueezeNet_starts_by_itself() =>
        Spread(0.01, Started(new SqueezeNet(early: true))["classifier.1.weight"]);

    [Fact]
    public void An_initialiser_for_the_whole_network_wins()
    {
        ResNet network = new(18, 10);
        network.Initialize(new Rng(1), Initial.Constant(0.5f));
        Assert.All(network.NamedParameters().Single(p => p.Path == "conv1.weight").Parameter.Data.ToArray(), v => Assert.Equal(0.5f, v));
    }

    private static Dictionary<string, Parameter> Started(Module network)
    {
        network.Initialize(new Rng(1));
        return network.NamedParameters().ToDictionary(p => p.Path, p => p.Parameter);
    }

    // Four standard errors of a standard deviation estimated from so many normal numbers.
    private static void Spread(double expected, Parameter parameter)
    {
        float[] values = parameter.Data.ToArray();
        double found = Math.Sqrt(values.Sum(v => (double)v * v) / values.Length);
        Assert.InRange(found / expected, 1 - 4 / Math.Sqrt(2 * values.Length), 1 + 4 / Math.Sqrt(2 * values.Length));
    }
}
