namespace Whetstone.Vision;

/// <summary>The arguments of MXNet's <c>CreateAugmenter</c>, and what it makes of them. Mean and deviation are left to <c>Normalize</c>; colours are bytes throughout.</summary>
public sealed record MxnetAugmenter
{
    /// <summary>Rows of the result.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of the result.</summary>
    public required int Width { get; init; }

    /// <summary>The size of the shorter side before anything else; 0 to leave it.</summary>
    public int Resize { get; init; }

    /// <summary>Whether the crop is at a random place, rather than in the middle.</summary>
    public bool RandomCrop { get; init; }

    /// <summary>Whether the crop has a random area and shape.</summary>
    public bool RandomResize { get; init; }

    /// <summary>Whether left and right change places half of the time.</summary>
    public bool RandomMirror { get; init; }

    /// <summary>How much brightness changes.</summary>
    public double Brightness { get; init; }

    /// <summary>How much contrast changes.</summary>
    public double Contrast { get; init; }

    /// <summary>How much saturation changes.</summary>
    public double Saturation { get; init; }

    /// <summary>How much hue changes; up to 0.5.</summary>
    public double Hue { get; init; }

    /// <summary>The noise along the principal axes of colours; 0.1 is usual.</summary>
    public double PcaNoise { get; init; }

    /// <summary>How probable it is that colour is taken away.</summary>
    public double RandomGray { get; init; }

    /// <summary>How pixels are mixed; bicubic is MXNet's default.</summary>
    public Resampling Filter { get; init; } = Resampling.Bicubic;

    /// <summary>The transforms, in MXNet's order.</summary>
    public ImageTransform Create()
    {
        List<ImageTransform> steps = [new ToRgb()];
        if (Resize > 0) steps.Add(new ResizeShort(Resize) { Filter = Filter });
        steps.Add(RandomResize ? new RandomResizedCrop(Height, Width) { Filter = Filter }
            : RandomCrop ? new RandomCrop(Height, Width) : new CenterCrop(Height, Width));
        if (RandomMirror) steps.Add(new RandomFlipLeftRight());
        if (Brightness + Contrast + Saturation > 0) steps.Add(new RandomColorJitter(Brightness, Contrast, Saturation));
        if (Hue > 0) steps.Add(new RandomHue(Interval.Around0(Hue)));
        if (PcaNoise > 0) steps.Add(new RandomLighting(PcaNoise));
        if (RandomGray > 0) steps.Add(new RandomGray(RandomGray));
        return new Compose(steps);
    }
}
