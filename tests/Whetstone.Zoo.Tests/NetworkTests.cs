using Whetstone.Nn;
using Whetstone.Zoo.Tests.Figures;

namespace Whetstone.Zoo.Tests;

public sealed class NetworkTests
{
    [Fact]
    public void Names_are_small_letters_and_no_two_are_the_same()
    {
        Assert.All(Models.All, m => Assert.Matches("^[a-z0-9.-]+$", m.Name));
        Assert.Distinct(Models.All.Select(m => m.Name));
    }

    public static TheoryData<string> Names => [.. Models.All.Select(m => m.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_network_takes_the_images_of_its_recipe_and_those_it_was_published_for(string name)
    {
        ModelInfo info = Models.Find(name)!;
        foreach (Shape input in new[] { info.Recipe.Input ?? info.InputShape, info.InputShape })
            Assert.Equal(7, ModelSummary.Of(Built.Shaped(info, classes: 7), input).Layers[^1].Output.Size);
    }

    // Of families that torchvision lacks, those that are quick: what no recording runs.
    [Theory]
    [InlineData("lenet-caffe")]
    [InlineData("lenet-cifar")]
    [InlineData("nin")]
    [InlineData("nin-cifar")]
    [InlineData("inception-v2")]
    [InlineData("se-inception-v2")]
    [InlineData("inception-v4")]
    [InlineData("inception-resnet-v1")]
    public void A_network_tells_two_images_apart(string name)
    {
        ModelInfo info = Models.Find(name)!;
        Module network = info.Build(7);
        network.Initialize(new Rng(0));
        Tensor x = Tensor.Normal([2, .. info.Recipe.Input ?? info.InputShape], new Rng(1));
        float[] y;
        using (Autograd.Pause()) y = network.Call(x).ToArray();
        Assert.Equal(14, y.Length);
        Assert.All(y, v => Assert.True(float.IsFinite(v), $"{v}"));
        Assert.NotEqual(y[..7], y[7..]);
    }

    [Fact]
    public void MobileNetV2_gives_feature_maps_at_each_stride()
    {
        MobileNetV2 network = new();
        network.Initialize(new Rng(0));
        using IDisposable prediction = Autograd.Pause();
        IReadOnlyList<Tensor> maps = network.FeatureMaps(Tensor.Zeros([1, 3, 64, 96]));
        Assert.Equal([new Shape(1, 16, 32, 48), [1, 24, 16, 24], [1, 32, 8, 12], [1, 96, 4, 6], [1, 1280, 2, 3]], maps.Select(m => m.Shape));
    }

    [Fact]
    public void A_naive_Inception_block_adds_up_the_channels_of_its_branches()
    {
        Concurrent block = new(
            new Conv2d(32, 32, 1), new Conv2d(32, 128, 3, padding: 1), new Conv2d(32, 128, 5, padding: 2), new MaxPool2d(3, stride: 1, padding: 1));
        block.Initialize(new Rng(0));
        Assert.Equal([1, 32 + 128 + 128 + 32, 64, 64], block.Call(Tensor.Zeros([1, 32, 64, 64])).Shape);
    }

    [Theory]
    [InlineData("resnet50", "se-resnet50")]
    [InlineData("inception-v2", "se-inception-v2")]
    public void Squeeze_and_excitation_adds_less_than_a_hundredth_of_the_work(string plain, string excited)
    {
        ModelSummary a = ModelSummary.Of(Models.Find(plain)!.Build(1000), [3, 224, 224]), b = ModelSummary.Of(Models.Find(excited)!.Build(1000), [3, 224, 224]);
        Assert.InRange(b.MultiplyAdds, a.MultiplyAdds + 1, a.MultiplyAdds * 1.01);
    }

    [Theory]
    [InlineData("resnet50", "resnet50_v1b")]
    [InlineData("resnet50-v1", "resnet50_v1")]
    [InlineData("resnet18", "resnet18_v1")]
    [InlineData("resnet34", "ResNet34_v1b")]
    [InlineData("resnet18", "resnet18_v1b")]
    [InlineData("resnet18-d", "resnet18_v1d")]
    [InlineData("resnet34-d", "resnet34_v1d")]
    [InlineData("resnet101-d", "resnet101_v1d")]
    [InlineData("resnet50-v2", "resnet50_v2")]
    [InlineData("vgg16-bn", "vgg16_bn")]
    [InlineData("squeezenet1.0", "squeezenet1_0")]
    [InlineData("mobilenetv2", "mobilenetv2_1.0")]
    [InlineData("mobilenetv2", "mobilenet_v2")]
    [InlineData("mobilenetv2-0.25", "mobilenetv2_0.25")]
    [InlineData("mobilenetv1", "mobilenet1.0")]
    [InlineData("mobilenetv1-0.5", "mobilenet0.5")]
    [InlineData("mobilenetv3-small", "mobilenet_v3_small")]
    [InlineData("shufflenetv2-0.5", "shufflenet_v2_x0_5")]
    [InlineData("inception-v3", "inceptionv3")]
    [InlineData("efficientnet-b0", "efficientnet_b0")]
    [InlineData("wide-resnet50-2", "wide_resnet50_2")]
    [InlineData("resnext50-32x4d", "resnext50_32x4d")]
    [InlineData("convnext-tiny", "convnext_tiny")]
    public void Names_of_other_zoos_are_understood(string name, string theirs) => Assert.Equal(name, Models.Find(theirs)?.Name);

    [Fact]
    public void No_two_networks_have_names_that_are_one_to_others_and_nonsense_is_none()
    {
        Assert.Distinct(Models.All.Select(m => ModelAliases.Plain(m.Name)));
        Assert.Null(Models.Find("resnet51"));
        Assert.Null(Models.Find(""));
    }

    [Fact]
    public void Asking_for_classifiers_that_were_not_built_is_an_error()
    {
        Tensor x = Tensor.Zeros([1, 3, 96, 96]);
        Assert.Throws<InvalidOperationException>(() => new InceptionV3(10).CallWithAuxiliary(x).Main);
        Assert.Throws<InvalidOperationException>(() => new GoogLeNet(10).CallWithAuxiliary(x).Main);
    }

    [Theory]
    [InlineData("googlenet", 64, 2, 0.3)]
    [InlineData("inception-v1", 64, 2, 0.3)]
    [InlineData("inception-v3", 299, 1, 0.4)]
    public void Classifiers_halfway_are_part_of_the_network_if_it_is_built_with_them(string name, int size, int heads, double weight)
    {
        ModelInfo info = Models.Find(name)!;
        Assert.Empty(((IAuxiliaryNetwork)info.Build(4)).AuxiliaryHeads);
        Module network = info.BuildAuxiliary!(4);
        IAuxiliaryNetwork halfway = (IAuxiliaryNetwork)network;
        network.Initialize(new Rng(1));
        network.Eval();
        Assert.Equal((heads, weight), (halfway.AuxiliaryHeads.Count, halfway.AuxiliaryWeight));
        using IDisposable off = Autograd.Pause();
        Tensor x = Tensor.Normal([1, 3, size, size], new Rng(2));
        (Tensor main, IReadOnlyList<Tensor> others) = halfway.CallAll(x);
        Assert.Equal(network.Call(x).ToArray(), main.ToArray());
        Assert.Equal(heads, others.Count);
        Assert.All(others, o => Assert.Equal(new Shape(1, 4), o.Shape));
        // The network's own hooks see input and last output, however it is called, and what they return is taken.
        (Tensor last, IReadOnlyList<Tensor> ofOther) = halfway.CallAll(x * 2);
        using IDisposable before = network.OnInput((_, seen) => seen * 2), after = network.OnOutput((_, _, said) => said + 1);
        (Tensor changed, IReadOnlyList<Tensor> changedOthers) = halfway.CallAll(x);
        Assert.Equal((last + 1).ToArray(), changed.ToArray());
        Assert.All(ofOther.Zip(changedOthers), pair => Assert.Equal(pair.First.ToArray(), pair.Second.ToArray()));
        Assert.DoesNotContain(Classifier.Of(network).Layer, halfway.AuxiliaryHeads.SelectMany(h => h.NamedModules()).Select(m => m.Module));
    }

    [Fact]
    public void Depths_that_no_one_published_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vgg(12));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResNet(20));
        Assert.Throws<ArgumentOutOfRangeException>(() => XResNet.Build(20));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DenseNet(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MobileNetV2(10, width: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EfficientNet(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShuffleNetV2(10, width: 0.75));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResNetCifar.Build(21));
        Assert.Throws<ArgumentOutOfRangeException>(() => WideResNet.Build(21, 2));
        Assert.Throws<ArgumentException>(() => new ResNet(18, groups: 32));
    }

    [Fact]
    public void An_image_too_small_is_refused_with_the_layers_path()
    {
        AlexNet network = new(10);
        network.Initialize(new Rng(0));
        Assert.Contains("features.12", Assert.Throws<ShapeException>(() => network.Call(Tensor.Zeros([1, 3, 40, 40]))).Message, StringComparison.Ordinal);
    }
}
