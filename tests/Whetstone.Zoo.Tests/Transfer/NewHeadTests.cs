using Whetstone.Nn;

namespace Whetstone.Zoo.Tests.Transfer;

public sealed class NewHeadTests
{
    [Fact]
    public void A_new_last_layer_of_a_frozen_VGG_16_leaves_8194_parameters_to_train()
    {
        Vgg network = new(16);
        network.Freeze();
        Assert.Equal(0, network.TrainableCount());
        network.Classifier[6] = new Linear(4096, 2);
        network.Classifier.Add(new LogSoftmax(1));
        Assert.Equal(8_194, network.TrainableCount());
        Assert.Equal(["classifier.6.weight", "classifier.6.bias"], network.NamedParameters().Where(p => !p.Parameter.IsFrozen).Select(p => p.Path));
    }

    [Theory, InlineData("resnet18-cifar", "fc"), InlineData("squeezenet1.1", "classifier.1"), InlineData("lenet", "6")]
    public void A_network_for_other_classes_has_the_bits_of_the_trained_one_but_for_its_classifier(string name, string classifier)
    {
        ModelInfo info = Models.Find(name)!;
        Module trained = info.Build(7);
        trained.Initialize(new Rng(3));
        Tensor x = Tensor.Normal([2, .. name == "lenet" ? info.InputShape : [3, 32, 32]], new Rng(1));
        using IDisposable prediction = Autograd.Pause();
        trained.Call(x);
        Module adapted = info.WithClasses(trained, 3, new Rng(4));
        Assert.Equal([2, 3], adapted.Call(x).Shape);

        IReadOnlyDictionary<string, Tensor> before = trained.StateDict(), after = adapted.StateDict();
        Assert.Equal(before.Keys, after.Keys);
        foreach (string key in before.Keys)
            if (key.StartsWith(classifier + ".", StringComparison.Ordinal)) Assert.Equal(3, after[key].Shape[0]);
            else Assert.Equal(before[key].ToArray<double>(), after[key].ToArray<double>());
    }

    [Fact]
    public void A_network_of_another_kind_is_refused_with_names()
    {
        Module other = Models.Find("resnet18-cifar")!.Build(7);
        other.Initialize(new Rng(0));
        StateDictException error = Assert.Throws<StateDictException>(() => Models.Find("lenet-cifar")!.WithClasses(other, 3, new Rng(0)));
        Assert.Contains("conv2.weight", error.Missing);
    }

    [Fact]
    public void The_library_s_head_has_its_layers_in_order()
    {
        Sequential head = Head.Create(512, 37);
        Assert.Equal(["AdaptiveConcatPool2d", "Flatten", "BatchNorm1d", "Dropout", "Linear", "Relu", "BatchNorm1d", "Dropout", "Linear"], head.Select(l => l.GetType().Name));
        Assert.Equal([new Shape(1024), [1024], [512, 1024], [512], [512], [512], [37, 512], [37]], head.Parameters().Select(p => p.Shape));
        Assert.Equal(["p=0.25", "p=0.5"], head.OfType<Dropout>().Select(d => d.ToString().Split('(')[1].TrimEnd(')')));
        Assert.Equal(2 * 37, Head.Create(512, 37, normalize: true).ParameterCount() - head.ParameterCount());
    }

    [Fact]
    public void A_head_starts_by_Kaiming_s_rule_and_learns_its_size_from_the_body()
    {
        Sequential head = Head.Simple(0, 10);
        head.Initialize(new Rng(0));
        Assert.Equal([4, 10], head.Call(Tensor.Normal([4, 500, 3, 2], new Rng(1))).Shape);
        Linear layer = (Linear)head[^1];
        // 10,000 draws of a standard deviation of √(2 / 1000): the sample's is within five of its own, 1 / √20,000 of it.
        Assert.InRange(Math.Sqrt(layer.Weight.Data.ToArray().Average(v => (double)v * v)) / Math.Sqrt(2.0 / 1000), 1 - 5 / Math.Sqrt(20_000), 1 + 5 / Math.Sqrt(20_000));
        Assert.All(layer.Bias!.Data.ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void The_pooling_gives_the_largest_values_then_the_means()
    {
        Tensor y = new AdaptiveConcatPool2d(1).Call(Tensor.Of<float>([1, 2, 3, 6, -4, 0, 0, 0]).Reshape(1, 2, 2, 2));
        Assert.Equal([1, 4, 1, 1], y.Shape);
        Assert.Equal([6f, 0, 3, -1], y.ToArray());
    }
}
