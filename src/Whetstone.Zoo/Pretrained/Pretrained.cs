using Whetstone.Data;

namespace Whetstone.Zoo;

/// <summary>The trained weights that can be had by the name of a network. Another file is a line in <see cref="All"/>.</summary>
public static class Pretrained
{
    /// <summary>Every file: the first of torchvision's for each network, trained as its paper says. Accuracies are torchvision's.</summary>
    public static IReadOnlyList<PretrainedWeights> All { get; } =
    [
        Torchvision("alexnet", "alexnet-owt-7be5be79", 56.522, 79.066),
        Torchvision("vgg11", "vgg11-8a719046", 69.020, 88.628),
        Torchvision("vgg11-bn", "vgg11_bn-6002323d", 70.370, 89.810),
        Torchvision("vgg13", "vgg13-19584684", 69.928, 89.246),
        Torchvision("vgg13-bn", "vgg13_bn-abd245e5", 71.586, 90.374),
        Torchvision("vgg16", "vgg16-397923af", 71.592, 90.382),
        Torchvision("vgg16-bn", "vgg16_bn-6c64b313", 73.360, 91.516),
        Torchvision("vgg19", "vgg19-dcbb9e9d", 72.376, 90.876),
        Torchvision("vgg19-bn", "vgg19_bn-c79401a0", 74.218, 91.842),
        FromTensorFlow("googlenet", "googlenet-1378be20", 69.778, 89.530),
        FromTensorFlow("inception-v3", "inception_v3_google-0cc3c7bd", 77.294, 93.450) with { Crop = 299, Resize = 342 },
        Torchvision("resnet18", "resnet18-f37072fd", 69.758, 89.078),
        Torchvision("resnet34", "resnet34-b627a593", 73.314, 91.420),
        Torchvision("resnet50", "resnet50-0676ba61", 76.130, 92.862),
        Torchvision("resnet101", "resnet101-63fe2227", 77.374, 93.546),
        Torchvision("resnet152", "resnet152-394f9c45", 78.312, 94.046),
        Torchvision("densenet121", "densenet121-a639ec97", 74.434, 91.972, JoinNumbers),
        Torchvision("densenet169", "densenet169-b2777c0a", 75.600, 92.806, JoinNumbers),
        Torchvision("densenet201", "densenet201-c1103571", 76.896, 93.370, JoinNumbers),
        Torchvision("squeezenet1.0", "squeezenet1_0-b66bff10", 58.092, 80.420),
        Torchvision("squeezenet1.1", "squeezenet1_1-b8a52dc0", 58.178, 80.624),
        Torchvision("mobilenetv2", "mobilenet_v2-b0353104", 71.878, 90.286),
        Torchvision("mobilenetv3-small", "mobilenet_v3_small-047dcff4", 67.668, 87.402),
        Torchvision("mobilenetv3-large", "mobilenet_v3_large-8738ca79", 74.042, 91.340),
        Torchvision("efficientnet-b0", "efficientnet_b0_rwightman-3dd342df", 77.692, 93.532) with { Bicubic = true },
        Torchvision("efficientnet-b1", "efficientnet_b1_rwightman-533bc792", 78.642, 94.186) with { Crop = 240, Bicubic = true },
        Torchvision("efficientnet-b2", "efficientnet_b2_rwightman-bcdf34b7", 80.608, 95.310) with { Crop = 288, Resize = 288, Bicubic = true },
        Torchvision("shufflenetv2-0.5", "shufflenetv2_x0.5-f707e7126e", 60.552, 81.746),
        Torchvision("shufflenetv2-1.0", "shufflenetv2_x1-5666bf0f80", 69.362, 88.316),
        Torchvision("convnext-tiny", "convnext_tiny-983f1562", 82.520, 96.146) with { Resize = 236 },
        Torchvision("resnext50-32x4d", "resnext50_32x4d-7cdf4587", 77.618, 93.698),
        Torchvision("resnext101-32x8d", "resnext101_32x8d-8ba56ff5", 79.312, 94.526),
        Torchvision("wide-resnet50-2", "wide_resnet50_2-95faca4d", 78.468, 94.086),
        Torchvision("wide-resnet101-2", "wide_resnet101_2-32ee1156", 78.848, 94.284),
        Torchvision("densenet161", "densenet161-8d451a50", 77.138, 93.560, JoinNumbers),
    ];

    /// <summary>The weights of the network called <paramref name="network"/>; case does not count.</summary>
    /// <exception cref="UnknownNameException">There are none; the message offers the nearest names.</exception>
    public static PretrainedWeights Find(string network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return All.FirstOrDefault(w => w.Network.Equals(network, StringComparison.OrdinalIgnoreCase))
            ?? throw new UnknownNameException("pretrained network", network, [.. All.Select(w => w.Network)]);
    }

    private static PretrainedWeights Torchvision(string network, string file, double top1, double top5, Func<string, string?>? rename = null) => new()
    {
        Network = network,
        Address = new($"https://download.pytorch.org/models/{file}.pth"),
        Accuracy = (top1, top5),
        Rename = rename,
    };

    // Trained in TensorFlow, for values from -1 to 1, and saved with classifiers halfway, which prediction does not need.
    private static PretrainedWeights FromTensorFlow(string network, string file, double top1, double top5) => Torchvision(network, file, top1, top5, WithoutAuxiliary) with
    {
        Mean = [0.5f, 0.5f, 0.5f],
        Std = [0.5f, 0.5f, 0.5f],
    };

    private static string? WithoutAuxiliary(string name) => name.StartsWith("aux", StringComparison.OrdinalIgnoreCase) ? null : name;

    // Saved when a layer's parts were still called norm.1 and conv.2.
    private static string JoinNumbers(string name) =>
        name.Replace(".norm.1.", ".norm1.", StringComparison.Ordinal).Replace(".norm.2.", ".norm2.", StringComparison.Ordinal)
            .Replace(".conv.1.", ".conv1.", StringComparison.Ordinal).Replace(".conv.2.", ".conv2.", StringComparison.Ordinal);
}
