using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>A network and a batch whose speed is measured; names and sizes are those of the comparison with other frameworks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Build">Makes the network, not initialised.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="Input">Shape of an image, [C, H, W].</param>
public sealed record Workload(string Name, Func<Module> Build, int Batch, Shape Input)
{
    /// <summary>All workloads, smallest networks first.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("mlp-mnist", () => Mlp.Build(), 256, [1, 28, 28]),
        new("lenet-fmnist", () => LeNet.Build(), 256, [1, 28, 28]),
        new("vgg16-cifar", () => VggCifar.Build16(), 64, [3, 32, 32]),
        new("resnet18-cifar", () => new ResNet(18, 10, ResNetKind.Small), 64, [3, 32, 32]),
        new("alexnet-224", () => new AlexNet(), 32, [3, 224, 224]),
        new("googlenet-224", () => new GoogLeNet(), 16, [3, 224, 224]),
        new("resnet18-224", () => new ResNet(18), 16, [3, 224, 224]),
        new("resnet50-224", () => new ResNet(50), 8, [3, 224, 224]),
        new("mobilenetv2-224", () => new MobileNetV2(), 16, [3, 224, 224]),
        new("vgg16-224", () => new Vgg(16), 4, [3, 224, 224]),
        new("xresnet18-128", () => new ResNet(18, 10, ResNetKind.D), 32, [3, 128, 128]),
    ];
}
