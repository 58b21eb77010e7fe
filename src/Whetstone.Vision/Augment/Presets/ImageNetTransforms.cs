namespace Whetstone.Vision;

/// <summary>What torchvision's reference training and its pretrained weights do with images of ImageNet. Normalise with <see cref="Mean"/> and <see cref="Std"/> afterwards.</summary>
public static class ImageNetTransforms
{
    /// <summary>The mean of red, green and blue, from 0 to 1.</summary>
    public static IReadOnlyList<double> Mean { get; } = [0.485, 0.456, 0.406];

    /// <summary>Their standard deviations.</summary>
    public static IReadOnlyList<double> Std { get; } = [0.229, 0.224, 0.225];

    /// <summary>For training: a random crop in a new size, flipped half of the time.</summary>
    /// <param name="size">Rows and columns.</param>
    /// <param name="policy">What is done besides, such as <see cref="TrivialAugment"/>.</param>
    public static ImageTransform Training(int size = 224, ImageTransform? policy = null) =>
        new Compose((ImageTransform[])[new ToRgb(), new RandomResizedCrop(size), new RandomFlipLeftRight(), .. policy is null ? [] : (ImageTransform[])[policy]]);

    /// <summary>For evaluation: the middle, after the shorter side got a size. torchvision's ImageClassification preset.</summary>
    /// <param name="crop">Rows and columns.</param>
    /// <param name="resize">The shorter side before the crop.</param>
    /// <param name="filter">How pixels are mixed.</param>
    public static ImageTransform Evaluation(int crop = 224, int resize = 256, Resampling filter = Resampling.Bilinear) =>
        new Compose(new ToRgb(), new ResizeShort(resize) { Filter = filter }, new CenterCrop(crop, crop));
}
