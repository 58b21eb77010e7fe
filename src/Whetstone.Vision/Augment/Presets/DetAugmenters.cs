namespace Whetstone.Vision;

/// <summary>Presets for detection by MXNet's names, with its arguments and defaults. Boxes follow; colours are bytes throughout.</summary>
public static class DetAugmenters
{
    /// <summary>One of several random crops, drawn anew for each image. Of each argument there is one value, which holds for all crops, or one a crop.</summary>
    /// <param name="minObjectCovered">The least part of every box touched that must be within; 0.1 if null.</param>
    /// <param name="aspectRatioRange">The crop's width divided by its height; 0.75 to 1.33 if null.</param>
    /// <param name="areaRange">The crop's area, as a part of the image's; 0.05 to 1 if null.</param>
    /// <param name="minEjectCoverage">The least part of a box within with which it is kept; 0.3 if null.</param>
    /// <param name="maxAttempts">How many rectangles are drawn at most; 50 if null.</param>
    /// <param name="skipProb">How probable it is that an image is left as it is, from 0 to 1.</param>
    /// <exception cref="ArgumentException">Arguments have several values, but not equally many, or one has none.</exception>
    public static ImageTransform CreateMultiRandCropAugmenter(
        IReadOnlyList<double>? minObjectCovered = null, IReadOnlyList<Interval>? aspectRatioRange = null, IReadOnlyList<Interval>? areaRange = null,
        IReadOnlyList<double>? minEjectCoverage = null, IReadOnlyList<int>? maxAttempts = null, double skipProb = 0)
    {
        minObjectCovered ??= [0.1];
        aspectRatioRange ??= [(0.75, 1.33)];
        areaRange ??= [(0.05, 1)];
        minEjectCoverage ??= [0.3];
        maxAttempts ??= [50];
        int[] counts = [minObjectCovered.Count, aspectRatioRange.Count, areaRange.Count, minEjectCoverage.Count, maxAttempts.Count];
        int crops = counts.Max();
        if (counts.Any(n => n != crops && n != 1)) throw new ArgumentException($"CreateMultiRandCropAugmenter: each argument has one value or as many as there are crops; got {string.Join(", ", counts)}");
        RandomChoice choice = new(Enumerable.Range(0, crops).Select(i => new DetRandomCrop
        {
            MinObjectCovered = At(minObjectCovered, i),
            AspectRatioRange = At(aspectRatioRange, i),
            AreaRange = At(areaRange, i),
            MinEjectCoverage = At(minEjectCoverage, i),
            MaxAttempts = At(maxAttempts, i),
        }));
        return new RandomApply(choice, 1 - skipProb);

        static T At<T>(IReadOnlyList<T> values, int crop) => values[values.Count == 1 ? 0 : crop];
    }

    /// <summary>Crop, mirror, padding, the size asked for, colours: in MXNet's order. Mean and deviation are left to <c>Normalize</c>.</summary>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="resize">The size of the shorter side before anything else; 0 to leave it.</param>
    /// <param name="randCrop">How probable a random crop is.</param>
    /// <param name="randPad">How probable padding is.</param>
    /// <param name="randGray">How probable it is that colour is taken away.</param>
    /// <param name="randMirror">Whether left and right change places half of the time.</param>
    /// <param name="brightness">How much brightness changes.</param>
    /// <param name="contrast">How much contrast changes.</param>
    /// <param name="saturation">How much saturation changes.</param>
    /// <param name="pcaNoise">The noise along the principal axes of colours; 0.05 is usual.</param>
    /// <param name="hue">How much hue changes; up to 0.5.</param>
    /// <param name="filter">How pixels are mixed; the mean over areas is MXNet's default.</param>
    /// <param name="minObjectCovered">The least part of every box touched that must be within a crop, one value or one a crop to choose from; 0.1 if null.</param>
    /// <param name="aspectRatioRange">Width divided by height of crops and padded images; 0.75 to 1.33 if null.</param>
    /// <param name="areaRange">The area of crops and, above 1, of padded images, as a part of the image's; 0.05 to 3 if null.</param>
    /// <param name="minEjectCoverage">The least part of a box within a crop with which it is kept.</param>
    /// <param name="maxAttempts">How many crops or paddings are drawn at most.</param>
    /// <param name="padVal">The grey of the padding.</param>
    public static ImageTransform CreateDetAugmenter(
        int height, int width, int resize = 0, double randCrop = 0, double randPad = 0, double randGray = 0, bool randMirror = false,
        double brightness = 0, double contrast = 0, double saturation = 0, double pcaNoise = 0, double hue = 0, Resampling filter = Resampling.Box,
        IReadOnlyList<double>? minObjectCovered = null, Interval? aspectRatioRange = null, Interval? areaRange = null,
        double minEjectCoverage = 0.3, int maxAttempts = 50, byte padVal = 127)
    {
        Interval ratios = aspectRatioRange ?? (0.75, 1.33), areas = areaRange ?? (0.05, 3);
        List<ImageTransform> steps = [new ToRgb()];
        if (resize > 0) steps.Add(new ResizeShort(resize) { Filter = filter });
        if (randCrop > 0) steps.Add(CreateMultiRandCropAugmenter(minObjectCovered, [ratios], [areas], [minEjectCoverage], [maxAttempts], 1 - randCrop));
        if (randMirror) steps.Add(new RandomFlipLeftRight());
        // Late, so that there is less to compute.
        if (randPad > 0 && areas.Max > 1)
            steps.Add(new RandomApply(new DetRandomPad { AspectRatioRange = ratios, AreaRange = (1, areas.Max), MaxAttempts = maxAttempts, Border = Border.Of(padVal) }, randPad));
        steps.Add(new Resize(height, width) { Filter = filter });
        if (brightness + contrast + saturation > 0) steps.Add(new RandomColorJitter(brightness, contrast, saturation));
        if (hue > 0) steps.Add(new RandomHue(Interval.Around0(hue)));
        if (pcaNoise > 0) steps.Add(new RandomLighting(pcaNoise));
        if (randGray > 0) steps.Add(new RandomGray(randGray));
        return new Compose(steps);
    }
}
