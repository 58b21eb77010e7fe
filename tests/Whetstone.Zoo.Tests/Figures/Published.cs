namespace Whetstone.Zoo.Tests.Figures;

/// <summary>What others say of a network that torchvision lacks.</summary>
/// <param name="Name">Its name here.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Millions">Multiply-adds for one image, in millions, as far as the source rounds them; null if it says nothing.</param>
/// <param name="CountsStatistics">Whether the source counts running means and variances as parameters.</param>
internal sealed record Published(string Name, long Parameters, string Source, double? Millions = null, bool CountsStatistics = false)
{
    private const string Gluon = "Gluon's model zoo, running statistics included", Cadene = "pretrained-models.pytorch, imgclsmob", Mobile = "arXiv:1704.04861, imgclsmob";

    internal static IReadOnlyList<Published> All { get; } =
    [
        new("lenet", 170_988, "Gluon's tutorial: 520 + 9,050 + 160,128 + 1,290"),
        new("lenet-caffe", 431_080, "Caffe's examples/mnist/lenet.prototxt"),
        new("lenet-cifar", 62_006, "PyTorch's CIFAR-10 tutorial"),
        new("mlp", 235_146, "784 · 256 + 256 · 128 + 128 · 10 and biases"),
        new("alexnet-caffe", 60_965_224, "Caffe's bvlc_alexnet", 724),
        new("nin", 7_595_176, "Caffe's model zoo, NIN-Imagenet"),
        new("nin-cifar", 966_986, "imgclsmob, nin_cifar10", 222.97),
        new("inception-v1", 6_998_552, "Caffe's bvlc_googlenet", 1_582.7),
        new("inception-v2", 11_295_240, Cadene, 2_048),
        new("se-inception-v2", 11_941_638, "BN-Inception and arXiv:1709.01507, equation 5, with biases", 2_040),
        new("inception-v4", 42_679_816, Cadene, 12_304.93),
        new("inception-resnet-v1", 23_995_624, "imgclsmob", 6_329.6),
        new("inception-resnet-v2", 55_843_464, Cadene, 13_188.64),
        new("se-resnet18", 11_778_592, "imgclsmob"),
        new("se-resnet34", 21_958_868, "imgclsmob"),
        new("se-resnet50", 28_088_024, Cadene, 4_113),
        new("se-resnet101", 49_326_872, Cadene),
        new("se-resnet152", 66_821_848, Cadene),
        new("se-resnext50-32x4d", 27_559_896, Cadene, 4_258),
        new("se-resnext101-32x4d", 48_955_416, Cadene, 8_008),
        new("senet154", 115_088_984, Cadene, 20_746),
        new("resnet50-v1", 25_629_032, Gluon, 3_868, CountsStatistics: true),
        new("resnet101-v1", 44_695_144, Gluon, 7_586, CountsStatistics: true),
        new("resnet152-v1", 60_404_072, Gluon, 11_304, CountsStatistics: true),
        new("resnet34-d", 21_816_904, "ResNet-34 and 19,232 for the stem of arXiv:1812.01187, as in ResNet-50-D"),
        new("resnet50-d", 25_576_264, "timm, resnet50d; work by arXiv:1812.01187", 4_300),
        new("resnet101-d", 44_568_392, "ResNet-101 and 19,232 for the stem of arXiv:1812.01187, as in ResNet-50-D"),
        new("resnet152-d", 60_212_040, "ResNet-152 and 19,232 for the stem of arXiv:1812.01187, as in ResNet-50-D"),
        new("resnet18-v2", 11_695_796, Gluon, 1_816, CountsStatistics: true),
        new("resnet34-v2", 21_811_380, Gluon, 3_667, CountsStatistics: true),
        new("resnet50-v2", 25_595_060, Gluon, 4_099, CountsStatistics: true),
        new("resnet101-v2", 44_639_412, Gluon, 7_816, CountsStatistics: true),
        new("resnet152-v2", 60_329_140, Gluon, 11_535, CountsStatistics: true),
        new("resnet20-cifar", 269_722, "arXiv:1512.03385, 0.27 M; exactly by its section 4.2"),
        new("resnet32-cifar", 464_154, "arXiv:1512.03385, 0.46 M; exactly by its section 4.2"),
        new("resnet44-cifar", 658_586, "arXiv:1512.03385, 0.66 M; exactly by its section 4.2"),
        new("resnet56-cifar", 853_018, "arXiv:1512.03385, 0.85 M; exactly by its section 4.2"),
        new("resnet110-cifar", 1_727_962, "arXiv:1512.03385, 1.7 M; exactly by its section 4.2"),
        new("plain20-cifar", 269_722, "as its residual twin"),
        new("plain56-cifar", 853_018, "as its residual twin"),
        new("wide-resnet16-8-cifar", 10_961_370, "arXiv:1605.07146, 11.0 M; imgclsmob's block"),
        new("wide-resnet28-10-cifar", 36_479_194, "arXiv:1605.07146, 36.5 M; imgclsmob", 5_246.98),
        new("wide-resnet40-4-cifar", 8_949_210, "arXiv:1605.07146, 8.9 M; imgclsmob's block"),
        new("mobilenetv1", 4_231_976, Mobile, 569),
        new("mobilenetv1-0.75", 2_585_560, Mobile, 325),
        new("mobilenetv1-0.5", 1_331_592, Mobile, 149),
        new("mobilenetv1-0.25", 470_072, Mobile, 41),
    ];
}
