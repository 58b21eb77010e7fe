namespace Whetstone.Vision.Tests;

/// <summary>Crops and paddings for detection keep what MXNet's arguments ask for.</summary>
public sealed class DetAugmenterTests
{
    private const int Height = 90, Width = 120, Seeds = 200;

    // Boxes are told apart by their labels.
    private static readonly Box[] Things = [new(10, 10, 40, 50, 0), new(60, 30, 110, 80, 1), new(50, 5, 60, 15, 2)];

    private static Annotated Sample(params IReadOnlyList<Box> boxes) => new(Image.Filled(Height, Width, 10, 20, 30)) { Boxes = boxes };

    [Fact]
    public void Area_and_shape_of_a_crop_are_within_their_ranges()
    {
        DetRandomCrop crop = new() { MinObjectCovered = 0, AreaRange = (0.2, 0.5), AspectRatioRange = (0.5, 2), MaxAttempts = 200 };
        foreach (Annotated result in Results(crop, Things))
        {
            double h = result.Image.Height, w = result.Image.Width;
            Assert.InRange(h * w / (Height * Width), 0.2, 0.5);
            // A width is rounded by half a pixel at most.
            Assert.InRange(w / h, 0.5 - 0.5 / h, 2 + 0.5 / h);
        }
    }

    [Theory, InlineData(0.3), InlineData(0.95), InlineData(1)]
    public void Of_every_box_that_is_touched_enough_is_within(double covered)
    {
        DetRandomCrop crop = new() { MinObjectCovered = covered, MinEjectCoverage = 0, MaxAttempts = 200 };
        foreach (Annotated result in Results(crop, Things))
        {
            Assert.NotEmpty(result.Boxes);
            Assert.All(result.Boxes, b => Assert.True(Part(b) >= covered));
        }
        Assert.Contains(Results(crop, Things), r => r.Image.Width < Width);
    }

    [Theory, InlineData(0.0, true), InlineData(0.6, false)]
    public void A_box_of_which_too_little_is_left_is_dropped(double eject, bool small)
    {
        DetRandomCrop crop = new() { MinObjectCovered = 0, MinEjectCoverage = eject };
        Box[] left = [.. Results(crop, Things).SelectMany(r => r.Boxes)];
        Assert.All(left, b => Assert.True(Part(b) >= eject));
        Assert.Equal(small, left.Any(b => Part(b) < 0.6));
    }

    [Fact]
    public void An_image_stays_as_it_is_if_no_attempt_satisfies_or_nothing_is_in_it()
    {
        Annotated full = Sample(new Box(0, 0, Width, Height)), empty = Sample();
        DetRandomCrop crop = new() { MinObjectCovered = 0.9, AreaRange = (0.1, 0.5) };
        for (ulong seed = 0; seed < 20; seed++)
        {
            Assert.Same(full, crop.Apply(full, new Rng(seed)));
            Assert.Same(empty, crop.Apply(empty, new Rng(seed)));
        }
    }

    [Fact]
    public void More_attempts_find_more_crops()
    {
        int Cut(int attempts) => Results(new DetRandomCrop { MinObjectCovered = 0.95, MaxAttempts = attempts }, Things).Count(r => r.Image.Width < Width);
        Assert.InRange(Cut(1), 1, Cut(50) - 1);
    }

    [Fact]
    public void Padding_adds_grey_within_its_ranges()
    {
        DetRandomPad pad = new() { AreaRange = (1.5, 3) };
        foreach (Annotated result in Results(pad, Things))
        {
            double h = result.Image.Height, w = result.Image.Width;
            Assert.InRange(h * w / (Height * Width), 1.5 * (1 - 0.5 / w), 3 * (1 + 0.5 / w));
            Assert.InRange(w / h, 0.75 - 0.5 / h, 1.33 + 0.5 / h);
            Assert.Equal(Things.Select(b => b.Area), result.Boxes.Select(b => b.Area));
            Assert.Equal(Height * Width, Enumerable.Range(0, result.Image.Height).Sum(y => Enumerable.Range(0, result.Image.Width).Count(x => result.Image[y, x, 0] == 10)));
            Assert.Equal(128, Math.Max(result.Image[0, 0, 2], result.Image[result.Image.Height - 1, result.Image.Width - 1, 2]));
        }
    }

    [Fact]
    public void Several_crops_take_turns_with_a_value_each_or_one_for_all()
    {
        ImageTransform crops = DetAugmenters.CreateMultiRandCropAugmenter([0, 0], areaRange: [(0.05, 0.1), (0.6, 0.9)], maxAttempts: [200]);
        double[] areas = [.. Results(crops, Things).Select(r => (double)r.Image.Height * r.Image.Width / (Height * Width))];
        Assert.All(areas, a => Assert.True(a is (>= 0.05 and <= 0.1) or (>= 0.6 and <= 0.9)));
        Assert.InRange(areas.Count(a => a < 0.5), Seeds / 4, Seeds * 3 / 4);
        Assert.Contains("got 3, 1, 2, 1, 1", Assert.Throws<ArgumentException>(() => DetAugmenters.CreateMultiRandCropAugmenter([0.1, 0.3, 0.5], areaRange: [(0.1, 1), (0.2, 1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DetAugmenters.CreateMultiRandCropAugmenter([]));
    }

    [Theory, InlineData(0, 0), InlineData(0.5, Seeds / 2), InlineData(1, Seeds)]
    public void Images_are_left_as_they_are_as_often_as_asked_for(double skip, int expected)
    {
        ImageTransform crops = DetAugmenters.CreateMultiRandCropAugmenter([0], areaRange: [(0.05, 0.5)], maxAttempts: [200], skipProb: skip);
        // Four deviations of the binomial distribution.
        double tolerance = 4 * Math.Sqrt(Seeds * skip * (1 - skip));
        Assert.InRange(Results(crops, Things).Count(r => r.Image.Width == Width && r.Image.Height == Height), expected - tolerance, expected + tolerance);
    }

    [Fact]
    public void Without_arguments_the_augmenter_resizes() =>
        Assert.True(new Resize(50, 40) { Filter = Resampling.Box }.Apply(Pictures.Noise(3, 60, 80), new Rng(0)).HasSamePixels(DetAugmenters.CreateDetAugmenter(50, 40).Apply(Pictures.Noise(3, 60, 80), new Rng(0))));

    [Fact]
    public void With_all_arguments_images_have_one_size_and_boxes_are_within()
    {
        ImageTransform all = DetAugmenters.CreateDetAugmenter(64, 48, resize: 80, randCrop: 0.5, randPad: 0.5, randGray: 0.1, randMirror: true, brightness: 0.1, contrast: 0.1,
            saturation: 0.1, pcaNoise: 0.05, hue: 0.1, minObjectCovered: [0.3, 0.5, 0.9], areaRange: (0.3, 3));
        Box whole = new(0, 0, 48, 64);
        foreach (Annotated result in Results(all, Things))
        {
            Assert.Equal((64, 48), (result.Image.Height, result.Image.Width));
            Assert.NotEmpty(result.Boxes);
            Assert.All(result.Boxes, b => Assert.Equal(b, b.Intersect(whole with { Label = b.Label }) with { Label = b.Label }));
        }
        // A box at the border after a crop, one that has become smaller after padding, and a mirrored one.
        Box[] first = [.. Results(all, Things).SelectMany(r => r.Boxes).Where(b => b.Label == 0)];
        double still = 30.0 / Width * 48;
        Assert.Contains(first, b => b.Width > still * 1.2);
        Assert.Contains(first, b => b.Width < still / 1.2);
        Assert.Contains(first, b => b.Left > 24);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DetRandomCrop { MinObjectCovered = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DetRandomCrop { MinEjectCoverage = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DetRandomCrop { AspectRatioRange = (0, 1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DetRandomCrop { AreaRange = (0.5, 0.1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DetRandomCrop { MaxAttempts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DetRandomPad { AreaRange = (0.5, 2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => DetAugmenters.CreateMultiRandCropAugmenter(skipProb: 2));
    }

    private static double Part(Box left) => left.Area / Things[left.Label].Area;

    private static IEnumerable<Annotated> Results(ImageTransform transform, params Box[] boxes)
    {
        for (ulong seed = 0; seed < Seeds; seed++) yield return transform.Apply(Sample(boxes), new Rng(seed));
    }
}
