using System.Xml.Linq;
using Whetstone.Nn;
using Whetstone.Zoo;

namespace Whetstone.Reports.Tests.Networks;

public sealed class NetworkPictureTests
{
    [Fact]
    public void A_chain_has_a_row_a_layer_with_shapes_and_parameters()
    {
        XDocument svg = Svg.Parse(NetworkPicture.Draw(Small.Network(2), [1, 8, 8], "small <net>"));
        foreach (string text in new[] { "input", "1 × 8 × 8", "4 × 6 × 6", "4 × 3 × 3", "36", "40", "74", "114 parameters", "small <net>" }) Assert.Contains(text, svg.Texts());
        Assert.Equal(4, svg.All("line").Count());
    }

    [Fact]
    public void Residual_blocks_join_their_input_and_their_body()
    {
        Module net = Ready("resnet18", [3, 32, 32]);
        NetworkPlan plan = NetworkPlan.Of(net, [3, 32, 32], 1000);
        NetworkRow[] sums = [.. plan.Rows.Where(r => r.Name == "Add")];
        Assert.Equal(8, sums.Length);
        Assert.All(sums, s => Assert.Equal(2, s.Sources.Count));
        // The first block adds what the pool gave to what its second norm gave.
        Assert.Equal(["maxpool", "layer1.0.bn2"], sums[0].Sources.Select(i => plan.Rows[i].Path).OrderDescending());
        // The first block of the second stage has a convolution in its shortcut.
        Assert.Contains("layer2.0.downsample.1", sums[2].Sources.Select(i => plan.Rows[i].Path));
        Assert.Equal(11_689_512, plan.Rows.Sum(r => r.Parameters));
        NetworkFrame block = plan.Frames.Single(f => f.Path == "layer1.0");
        Assert.Equal("layer1.0.conv1", plan.Rows[block.First].Path);
        Assert.Equal("layer1.0.relu", plan.Rows[block.Last].Path);
    }

    [Fact]
    public void Branches_are_joined_by_a_concatenation()
    {
        Concurrent net = new(new Conv2d(2, 1), new Sequential(new Conv2d(3, 1), new Relu()), new MaxPool2d(3, 1, 1));
        net.Initialize(new Rng(1));
        NetworkPlan plan = NetworkPlan.Of(net, [1, 4, 4], 100);
        NetworkRow last = plan.Rows[^1];
        Assert.Equal("Concat", last.Name);
        Assert.Equal(["0", "1.1", "2"], last.Sources.Select(i => plan.Rows[i].Path));
        Assert.Equal([6, 4, 4], last.Output.ToArray());
    }

    [Theory, InlineData("resnet34"), InlineData("densenet121"), InlineData("mobilenetv2"), InlineData("squeezenet1.1"), InlineData("lenet"), InlineData("mlp")]
    public void Networks_of_the_zoo_are_drawn_in_bounded_size(string name)
    {
        ModelInfo info = Models.Find(name)!;
        Shape input = info.InputShape[1] > 64 ? [info.InputShape[0], 64, 64] : info.InputShape;
        SvgPicture picture = NetworkPicture.Draw(Ready(name, input), input, name);
        Svg.Parse(picture);
        Assert.True(picture.ToString().Length < 250_000);
    }

    [Fact]
    public void Names_of_parameters_and_hooks_are_left_as_they_were()
    {
        Module net = Ready("resnet18", [3, 32, 32]);
        NetworkPicture.Draw(net, [3, 32, 32]);
        Assert.Equal("conv1.weight", net.Parameters()[0].Name);
        Assert.Contains(net.Parameters(), p => p.Name == "layer1.0.conv1.weight");
        Assert.True(net.Training);
    }

    private static Module Ready(string name, Shape input)
    {
        Module net = Models.Find(name)!.Build(name == "resnet18" ? 1000 : 10);
        net.Initialize(new Rng(0));
        using (Autograd.Pause()) net.Call(Tensor.Zeros([1, .. input]));
        return net;
    }
}
