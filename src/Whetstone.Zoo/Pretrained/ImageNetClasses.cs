namespace Whetstone.Zoo;

/// <summary>What the 1000 classes of ImageNet (ILSVRC 2012) are called, in the order in which pretrained networks give them.</summary>
public static class ImageNetClasses
{
    private static readonly Lazy<string[]> Read = new(() =>
    {
        using StreamReader text = new(typeof(ImageNetClasses).Assembly.GetManifestResourceStream("imagenet-classes.txt")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });

    /// <summary>The names, as torchvision has them: each once.</summary>
    public static IReadOnlyList<string> Names => Read.Value;
}
