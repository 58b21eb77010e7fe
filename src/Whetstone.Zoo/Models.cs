namespace Whetstone.Zoo;

/// <summary>The networks that can be had by name. A new one is a file in <c>Networks</c> and a line in <see cref="All"/>.</summary>
public static class Models
{
    /// <summary>Every network, by name.</summary>
    public static IReadOnlyList<ModelInfo> All { get; } =
    [
        .. LeNet.Infos,
        Mlp.Info,
        AlexNet.Info,
        AlexNetCaffe.Info,
        .. Vgg.Infos,
        .. VggCifar.Infos,
        .. Nin.Infos,
        GoogLeNet.Info,
        InceptionV1.Info,
        .. InceptionV2.Infos,
        InceptionV3.Info,
        InceptionV4.Info,
        .. InceptionResNet.Infos,
        .. ResNet.Infos,
        .. ResNetV2.Infos,
        .. ResNetCifar.Infos,
        .. WideResNet.Infos,
        SeNet.Info,
        .. XResNet.Infos,
        .. DenseNet.Infos,
        .. SqueezeNet.Infos,
        .. MobileNetV1.Infos,
        .. MobileNetV2.Infos,
        .. MobileNetV3.Infos,
        .. EfficientNet.Infos,
        .. ShuffleNetV2.Infos,
        ConvNeXt.Info,
    ];

    /// <summary>The network called <paramref name="name"/>, or null; case does not count, and names of Gluon's and torchvision's zoos are understood.</summary>
    public static ModelInfo? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (All.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        string plain = ModelAliases.Plain(name);
        return All.FirstOrDefault(m => ModelAliases.Plain(m.Name) == plain);
    }
}
