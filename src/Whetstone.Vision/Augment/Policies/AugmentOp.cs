namespace Whetstone.Vision;

/// <summary>One op of a policy of augmentations: its name, and what it does at a magnitude. torchvision's ops to the bit; the magnitudes are those of its tables.</summary>
/// <param name="Name">torchvision's name.</param>
/// <param name="Apply">The transform of a magnitude, with the filter and border that warps use.</param>
internal sealed record AugmentOp(string Name, Func<double, Resampling, Border, ImageTransform> Apply)
{
    /// <summary>All ops.</summary>
    public static IReadOnlyDictionary<string, AugmentOp> All { get; } = new AugmentOp[]
    {
        new("Identity", (_, _, _) => new Compose()),
        Warp("ShearX", (m, h, w) => AffineMap.Source((0, 0), 0, (0, 0), 1, (Degrees(m), 0))),
        Warp("ShearY", (m, h, w) => AffineMap.Source((0, 0), 0, (0, 0), 1, (0, Degrees(m)))),
        Warp("TranslateX", (m, h, w) => AffineMap.Source((w * 0.5, h * 0.5), 0, ((int)m, 0), 1, (0, 0))),
        Warp("TranslateY", (m, h, w) => AffineMap.Source((w * 0.5, h * 0.5), 0, (0, (int)m), 1, (0, 0))),
        new("Rotate", (m, filter, border) => new RandomRotation(m) { Filter = filter, Border = border }),
        Pixels("Brightness", (image, m) => image.AdjustBrightness(1 + m)),
        Pixels("Color", (image, m) => image.AdjustSaturation(1 + m)),
        Pixels("Contrast", (image, m) => image.AdjustContrast(1 + m)),
        Pixels("Sharpness", (image, m) => image.AdjustSharpness(1 + m)),
        Pixels("Posterize", (image, m) => image.Posterize((int)m)),
        Pixels("Solarize", (image, m) => image.Solarize(m)),
        Pixels("AutoContrast", (image, _) => image.AutoContrast()),
        Pixels("Equalize", (image, _) => image.Equalize()),
        Pixels("Invert", (image, _) => image.Invert()),
    }.ToDictionary(op => op.Name);

    private static AugmentOp Warp(string name, Func<double, int, int, Homography> source) =>
        new(name, (m, filter, border) => new FixedWarp((h, w) => source(m, h, w)) { Filter = filter, Border = border });

    private static AugmentOp Pixels(string name, Func<Image, double, Image> change) => new(name, (m, _, _) => new ChangePixels(image => change(image, m)));

    private static double Degrees(double tangent) => Math.Atan(tangent) * (180 / Math.PI);
}
