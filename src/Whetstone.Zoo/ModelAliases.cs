using System.Text.RegularExpressions;

namespace Whetstone.Zoo;

/// <summary>Names of networks as Gluon and torchvision write them: <c>resnet50_v1b</c>, <c>vgg16_bn</c>, <c>squeezenet1_0</c>, <c>mobilenetv2_1.0</c>.</summary>
internal static partial class ModelAliases
{
    /// <summary>Two names are of one network if they are equal after this: small letters and digits alone, and what other libraries call otherwise.</summary>
    internal static string Plain(string name)
    {
        string plain = string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        // Of basic blocks, Gluon's v1 and v1b are one; of bottlenecks v1b is torchvision's.
        plain = BasicResNet().Replace(plain, "resnet$1");
        plain = OtherResNet().Replace(plain, "resnet$1");
        plain = ResNetD().Replace(plain, "resnet$1d");
        // Widths: shufflenet_v2_x1_0, mobilenet1.0, mobilenetv2_1.0.
        plain = ShuffleWidth().Replace(plain, "shufflenetv2$1");
        plain = MobileOne().Replace(plain, "mobilenetv1$1");
        return FullWidth().Replace(plain, "$1");
    }

    [GeneratedRegex("^resnet(18|34)v1b?$")]
    private static partial Regex BasicResNet();

    [GeneratedRegex("^resnet(50|101|152)v1b$")]
    private static partial Regex OtherResNet();

    [GeneratedRegex("^resnet([0-9]+)v1d$")]
    private static partial Regex ResNetD();

    [GeneratedRegex("^shufflenetv2x([0-9]+)$")]
    private static partial Regex ShuffleWidth();

    [GeneratedRegex("^mobilenet([0-9]+)$")]
    private static partial Regex MobileOne();

    [GeneratedRegex("^(mobilenetv[12])10$")]
    private static partial Regex FullWidth();
}
