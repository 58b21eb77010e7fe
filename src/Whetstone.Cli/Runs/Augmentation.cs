using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>Random changes to the images that a network trains on, by name. A new one is a line here.</summary>
/// <param name="Name">What users type.</param>
/// <param name="Help">What help texts say of it, after the name.</param>
/// <param name="Create">What brings images to a height and a width, and changes them; of whole images, or of such that have the size already.</param>
/// <param name="WantsWhole">Whether more of an image can be seen than its middle.</param>
internal sealed record Augmentation(string Name, string Help, Func<int, int, bool, ImageTransform>? Create, bool WantsWhole = true)
{
    internal const string None = "none";

    private static readonly Augmentation[] All =
    [
        new(None, "nothing", null, WantsWhole: false),
        new("flip", "left and right change places half of the time", (_, _, _) => new RandomFlipLeftRight(), WantsWhole: false),
        new("crop", "that, and moves by up to an eighth", Crop),
        new("zoom", "flips, and parts from a third of the image upwards", (h, w, _) => new Compose(new RandomResizedCrop(h, w) { Scale = (0.35, 1) }, new RandomFlipLeftRight())),
        new("trivial", "crop, and one random change of colours or shape", (h, w, whole) => new Compose(Crop(h, w, whole), new TrivialAugment())),
        new("rand", "crop, and two such changes of moderate strength", (h, w, whole) => new Compose(Crop(h, w, whole), new RandAugment())),
        new("auto", "crop, and AutoAugment's policy for CIFAR-10", (h, w, whole) => new Compose(Crop(h, w, whole), new AutoAugment(AutoAugmentPolicy.Cifar10))),
        new("augmix", "crop, and a mixture of chains of changes", (h, w, whole) => new Compose(Crop(h, w, whole), new AugMix())),
    ];

    /// <summary>The names.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(a => a.Name)];

    /// <summary>What each does.</summary>
    internal static string Summary => string.Join("; ", All.Select(a => $"{a.Name}: {a.Help}"));

    /// <summary>What is done to batches of bytes [n, C, H, W]; none if nothing is.</summary>
    internal static IReadOnlyList<BatchTransform> Transforms(string name, IReadOnlyList<int> shape) =>
        Named(name).Create is { } create ? [create(shape[1], shape[2], false).ToBatchTransform()] : [];

    /// <summary>What is done to images as they come from their files; null if nothing is, or what is done wants no more than their middle.</summary>
    /// <param name="name">The name.</param>
    /// <param name="shape">[C, H, W] of what the network sees; null if the first image decides.</param>
    internal static ImageTransform? OfWhole(string name, IReadOnlyList<int>? shape) => shape is not null && Named(name) is { WantsWhole: true, Create: { } create } ? create(shape[1], shape[2], true) : null;

    /// <summary>How large images have to be decoded for that: a third of the area of a long image has half of its rows or columns.</summary>
    internal static DecodeOptions Decoding(IReadOnlyList<int> shape) => new() { AtLeast = (2 * shape[1], 2 * shape[2]) };

    private static Augmentation Named(string name) => All.Single(a => a.Name == name);

    // Of a whole image, what comes into sight is more of it; of one that has the size already, a black border.
    private static Compose Crop(int height, int width, bool whole)
    {
        int room = Math.Max(1, Math.Min(height, width) / 8);
        return whole ? new(new ResizeCover(height + room, width + room), new RandomCrop(height, width), new RandomFlipLeftRight())
            : new(new RandomCrop(height, width, room), new RandomFlipLeftRight());
    }
}
