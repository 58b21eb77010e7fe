using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>Random changes to the images that a network trains on, by name. A new one is a line here.</summary>
/// <param name="Name">What users type.</param>
/// <param name="Help">What help texts say of it, after the name.</param>
/// <param name="Create">The change of images of a height and a width, which keeps both.</param>
internal sealed record Augmentation(string Name, string Help, Func<int, int, ImageTransform>? Create)
{
    internal const string None = "none";

    private static readonly Augmentation[] All =
    [
        new(None, "nothing", null),
        new("flip", "left and right change places half of the time", (_, _) => new RandomFlipLeftRight()),
        new("crop", "that, and moves by up to an eighth", (h, w) => Crop(h, w)),
        new("zoom", "flips, and parts from a third of the image upwards", (h, w) => new Compose(new RandomResizedCrop(h, w) { Scale = (0.35, 1) }, new RandomFlipLeftRight())),
        new("trivial", "crop, and one random change of colours or shape", (h, w) => new Compose(Crop(h, w), new TrivialAugment())),
        new("rand", "crop, and two such changes of moderate strength", (h, w) => new Compose(Crop(h, w), new RandAugment())),
        new("auto", "crop, and AutoAugment's policy for CIFAR-10", (h, w) => new Compose(Crop(h, w), new AutoAugment(AutoAugmentPolicy.Cifar10))),
        new("augmix", "crop, and a mixture of chains of changes", (h, w) => new Compose(Crop(h, w), new AugMix())),
    ];

    /// <summary>The names.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(a => a.Name)];

    /// <summary>What each does.</summary>
    internal static string Summary => string.Join("; ", All.Select(a => $"{a.Name}: {a.Help}"));

    /// <summary>What is done to batches of bytes [n, C, H, W]; none if nothing is.</summary>
    internal static IReadOnlyList<BatchTransform> Transforms(string name, IReadOnlyList<int> shape) =>
        All.Single(a => a.Name == name).Create is { } create ? [create(shape[1], shape[2]).ToBatchTransform()] : [];

    private static Compose Crop(int height, int width) => new(new RandomCrop(height, width, Math.Max(1, Math.Min(height, width) / 8)), new RandomFlipLeftRight());
}
