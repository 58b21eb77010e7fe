using Whetstone.Nn;
using Whetstone.Zoo.Tests.Figures;

namespace Whetstone.Zoo.Tests.Transfer;

public sealed class BodyTests
{
    private static readonly string[] Bodiless = ["mlp"];

    public static TheoryData<string> WithBody => [.. Models.All.Select(m => m.Name).Except(Bodiless)];

    // Same layers, same paths, same shapes, in the same order: what runs is the beginning of the network and nothing else.
    [Theory, MemberData(nameof(WithBody))]
    public void A_body_runs_what_the_network_runs_up_to_its_last_feature_maps(string name)
    {
        ModelInfo info = Models.Find(name)!;
        Module network = Built.Shaped(info, classes: 7);
        IReadOnlyList<LayerSummary> all = ModelSummary.Of(network, info.InputShape).Layers, part = ModelSummary.Of(Body.Of(network), info.InputShape).Layers;
        Assert.Equal(all.Take(part.Count), part);
        Assert.Equal(3, part[^1].Output.Rank);
        Assert.InRange(part.Count, all.Count / 2, all.Count - 2);
        Assert.DoesNotContain(part, l => l.Path == Classifier.Of(network).Path);
    }

    [Theory, MemberData(nameof(WithBody))]
    public void The_classifier_of_a_network_is_its_layer_with_an_output_for_each_class(string name) =>
        Assert.Equal(7, Classifier.Of(Models.Find(name)!.Build(7)).Layer.NamedParameters().First(p => p.Path == "weight").Parameter.Shape[0]);

    [Theory]
    [InlineData("resnet18-cifar", 512)]
    [InlineData("squeezenet1.1", 512)]
    [InlineData("lenet-cifar", 16)]
    public void A_body_gives_the_bits_that_the_rest_of_the_network_gets(string name, int features)
    {
        Module network = Models.Find(name)!.Build(7);
        network.Initialize(new Rng(0));
        Sequential body = Body.Of(network);
        Tensor x = Tensor.Normal([2, 3, 32, 32], new Rng(1));
        using IDisposable prediction = Autograd.Pause();
        Tensor? seen = null;
        using IDisposable hook = network.Children()[body.Count].Module.OnInput((_, input) => seen ??= input);
        network.Call(x);
        Tensor y = body.Call(x);
        Assert.Equal(features, y.Shape[1]);
        Assert.Equal(features, Body.Features(body, [3, 32, 32]));
        Assert.Equal(seen!.ToArray(), y.ToArray());
    }

    [Fact]
    public void A_body_holds_the_network_s_own_layers_under_their_names()
    {
        Module network = Models.Find("resnet18")!.Build(7);
        IEnumerable<string> names = Body.Of(network).NamedParameters().Select(p => p.Path);
        Assert.Equal(network.NamedParameters().Select(p => p.Path).Where(n => !n.StartsWith("fc.", StringComparison.Ordinal)), names);
    }

    [Fact]
    public void A_cut_from_the_end_leaves_out_so_many_children()
    {
        ResNet network = new(18);
        Assert.Equal(Body.Of(network).AsEnumerable(), Body.Of(network, ^2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Body.Of(network, ^10));
    }

    [Fact]
    public void A_network_without_feature_maps_is_refused_with_the_layer_to_blame() =>
        Assert.Contains("its first part, 0, already ends", Assert.Throws<ArgumentException>(() => Body.Of(Mlp.Build())).Message, StringComparison.Ordinal);
}
