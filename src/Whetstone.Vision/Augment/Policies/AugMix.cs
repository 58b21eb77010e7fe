namespace Whetstone.Vision;

/// <summary>Several chains of ops side by side, mixed with each other and with the image by random weights (arXiv:1912.02781). torchvision's AugMix, with its tables.</summary>
/// <remarks>The image keeps the largest part on average, so masks, boxes and points stay where they are, and so does the label. Alpha is mixed like a colour.</remarks>
public sealed class AugMix : PolicyTransform
{
    private const int Steps = 10, DeepestChain = 3;
    private static readonly string[] Colours = ["Brightness", "Color", "Contrast", "Sharpness"];

    private readonly int severity, width;
    private readonly int? depth;
    private readonly double alpha;
    private readonly bool allOps;

    /// <summary>Mixes <paramref name="width"/> chains. Warps mix pixels bilinearly unless <see cref="PolicyTransform.Filter"/> says otherwise.</summary>
    /// <param name="severity">How strong ops are at most, from 1 to 10.</param>
    /// <param name="width">How many chains; at least 1.</param>
    /// <param name="depth">How many ops a chain has; at least 1. One to three, drawn for each, if null.</param>
    /// <param name="alpha">Of the Dirichlet distribution of weights: above 0; small numbers let one chain prevail.</param>
    /// <param name="allOps">Whether brightness, colour, contrast and sharpness are among the ops. They overlap with the corruptions that robustness is measured by.</param>
    public AugMix(int severity = 3, int width = 3, int? depth = null, double alpha = 1, bool allOps = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(severity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(severity, Steps);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (depth is { } ops) ArgumentOutOfRangeException.ThrowIfLessThan(ops, 1, nameof(depth));
        if (!(alpha > 0 && double.IsFinite(alpha))) throw new ArgumentOutOfRangeException(nameof(alpha), $"AugMix: needs an alpha above 0; got {alpha}");
        (this.severity, this.width, this.depth, this.alpha, this.allOps) = (severity, width, depth, alpha, allOps);
        Filter = Resampling.Bilinear;
    }

    /// <inheritdoc/>
    protected override Annotated Augment(Annotated sample, Rng random)
    {
        IReadOnlyList<Magnitudes> space = Space(allOps, sample.Image.Height, sample.Image.Width);
        double[] kept = random.NextDirichlet(alpha, 2), parts = random.NextDirichlet(alpha, width);
        List<(Image, float)> chains = [(sample.Image, (float)kept[0])];
        foreach (double part in parts) chains.Add((Chain(sample.Image, space, random), (float)part * (float)kept[1]));
        return sample with { Image = Mix(chains) };
    }

    private Image Chain(Image image, IReadOnlyList<Magnitudes> space, Rng random)
    {
        int ops = depth ?? 1 + random.Next(DeepestChain);
        Annotated chain = new(image);
        for (int i = 0; i < ops; i++) chain = Apply(space[random.Next(space.Count)], random.Next(severity), chain, random);
        return chain.Image;
    }

    /// <summary>The weighted sum in single precision, each value cut to a whole number, as torchvision's is.</summary>
    /// <param name="images">Images of one size with their weights, whose sum is 1.</param>
    internal static Image Mix(IReadOnlyList<(Image Image, float Weight)> images)
    {
        Image first = images[0].Image;
        float[] sum = new float[first.Bytes.Length];
        foreach ((Image image, float weight) in images)
            for (int i = 0; i < sum.Length; i++) sum[i] += image.Bytes[i] * weight;
        return new(first.Height, first.Width, first.Channels, [.. sum.Select(v => (byte)Math.Min(v, 255f))]);
    }

    /// <summary>The ops and their magnitudes.</summary>
    internal static IReadOnlyList<Magnitudes> Space(bool allOps, int height, int width)
    {
        Reach reach = new() { Shear = 0.3, TranslateX = width / 3.0, TranslateY = height / 3.0, Rotate = 30, Colour = 0.9, Bits = 4 };
        return [.. reach.Space(Steps).Where(m => allOps || !Colours.Contains(m.Op.Name))];
    }
}
