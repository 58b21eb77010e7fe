namespace Whetstone.Zoo;

/// <summary>The networks that can be had by name. A new one is a file in <c>Networks</c> and a line in <see cref="All"/>.</summary>
public static class Models
{
    /// <summary>Every network, by name.</summary>
    public static IReadOnlyList<ModelInfo> All { get; } =
    [
        LeNet.Info,
        Mlp.Info,
        AlexNet.Info,
        .. Vgg.Infos,
        .. VggCifar.Infos,
        GoogLeNet.Info,
        InceptionV3.Info,
        .. ResNet.Infos,
        .. XResNet.Infos,
        .. DenseNet.Infos,
        .. SqueezeNet.Infos,
        .. MobileNetV2.Infos,
    ];

    /// <summary>The network called <paramref name="name"/>, or null; case does not count.</summary>
    public static ModelInfo? Find(string name) => All.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
