namespace Whetstone.Vision;

/// <summary>fastai v1's <c>get_transforms</c>: what works for most photographs.</summary>
/// <remarks>
/// The image is brought to its size first, antialiased; then all warps are one interpolation, and what they look at beyond the image is mirrored.
/// (fastai crops last, and interpolates from the original.)
/// </remarks>
public sealed record FastaiTransforms
{
    /// <summary>Whether images are flipped half of the time.</summary>
    public bool Flip { get; init; } = true;

    /// <summary>Whether they are flipped and turned by quarters in all eight ways instead: for photographs from above.</summary>
    public bool FlipVertically { get; init; }

    /// <summary>Degrees in either direction.</summary>
    public double MaxRotate { get; init; } = 10;

    /// <summary>How much larger things become at most; from 1.</summary>
    public double MaxZoom { get; init; } = 1.1;

    /// <summary>How much brightness and contrast change; from 0 to below 1.</summary>
    public double MaxLighting { get; init; } = 0.2;

    /// <summary>How much the view is slanted; from 0 to below 1.</summary>
    public double MaxWarp { get; init; } = 0.2;

    /// <summary>How probable each of slant, rotation and zoom is.</summary>
    public double AffineP { get; init; } = 0.75;

    /// <summary>How probable each of brightness and contrast is.</summary>
    public double LightingP { get; init; } = 0.75;

    /// <summary>For training: images of a size, changed at random.</summary>
    /// <param name="size">Rows and columns.</param>
    public ImageTransform Training(int size)
    {
        List<ImageTransform> steps = [new ToRgb(), new ResizeShort(size), new RandomCrop(size, size)];
        if (Flip) steps.Add(FlipVertically ? new RandomDihedral() : new RandomFlipLeftRight());
        if (MaxWarp > 0) steps.Add(new SymmetricWarp(Interval.Around0(MaxWarp)) { P = AffineP, Border = Border.Reflect });
        if (MaxRotate > 0) steps.Add(new RandomRotation(Interval.Around0(MaxRotate)) { P = AffineP, Border = Border.Reflect });
        if (MaxZoom > 1) steps.Add(new RandomZoom((1, MaxZoom)) { P = AffineP, Border = Border.Reflect });
        if (MaxLighting > 0)
        {
            steps.Add(new LogitBrightness((0.5 * (1 - MaxLighting), 0.5 * (1 + MaxLighting))) { P = LightingP });
            steps.Add(new LogitContrast((1 - MaxLighting, 1 / (1 - MaxLighting))) { P = LightingP });
        }
        return new Compose(steps);
    }

    /// <summary>For validation: the middle of each image.</summary>
    /// <param name="size">Rows and columns.</param>
    public static ImageTransform Validation(int size) => new Compose(new ToRgb(), new ResizeShort(size), new CenterCrop(size, size));
}
