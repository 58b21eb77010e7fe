using Whetstone.Nn;

namespace Whetstone.Zoo.Tests;

public sealed class NetworkTests
{
    [Fact]
    public void Names_are_small_letters_and_no_two_are_the_same()
    {
        Assert.All(Models.All, m => Assert.Matches("^[a-z0-9.-]+$", m.Name));
        Assert.Distinct(Models.All.Select(m => m.Name));
    }

    // The largest VGGs differ from the smallest in nothing that this could find.
    public static TheoryData<string> Names => [.. Models.All.Select(m => m.Name).Where(n => !n.StartsWith("vgg1", StringComparison.Ordinal) || n is "vgg11" or "vgg11-cifar" or "vgg16-cifar")];

    [Theory, MemberData(nameof(Names))]
    public void A_network_takes_the_images_of_its_recipe(string name)
    {
        ModelInfo info = Models.Find(name)!;
        Module network = info.Build(7);
        network.Initialize(new Rng(0), Initial.Constant(0.01f));
        using (Autograd.Pause()) Assert.Equal([1, 7], network.Call(Tensor.Zeros([1, .. info.Recipe.Input ?? info.InputShape])).Shape);
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
    }

    [Fact]
    public void An_image_too_small_is_refused_with_the_layers_path()
    {
        AlexNet network = new(10);
        network.Initialize(new Rng(0));
        Assert.Contains("features.12", Assert.Throws<ShapeException>(() => network.Call(Tensor.Zeros([1, 3, 40, 40]))).Message, StringComparison.Ordinal);
    }
}
