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

    [Fact]
    public void Asking_for_classifiers_that_were_not_built_is_an_error()
    {
        Tensor x = Tensor.Zeros([1, 3, 96, 96]);
        Assert.Throws<InvalidOperationException>(() => new InceptionV3(10).CallWithAuxiliary(x).Main);
        Assert.Throws<InvalidOperationException>(() => new GoogLeNet(10).CallWithAuxiliary(x).Main);
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
