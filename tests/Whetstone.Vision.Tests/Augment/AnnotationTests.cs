namespace Whetstone.Vision.Tests;

/// <summary>Boxes, masks and points follow their image.</summary>
public sealed class AnnotationTests
{
    // A white rectangle on black: where it is in the result says where its box must be.
    private static Annotated Sample()
    {
        Image image = Image.Filled(40, 60, 0, 0, 0), mask = Image.Filled(40, 60, 0);
        return new(image.Erase(new(10, 20, 8, 12), 255)) { Mask = mask.Erase(new(10, 20, 8, 12), 7), Boxes = [new(20, 10, 32, 18, 3)], Points = [(20, 10)] };
    }

    public static TheoryData<string, ImageTransform> Transforms => new()
    {
        { "flip", new RandomFlipLeftRight(1) },
        { "flip top bottom", new RandomFlipTopBottom(1) },
        { "dihedral", new RandomDihedral() },
        { "rotate", new RandomRotation(90, expand: true) },
        { "crop", new RandomCrop(30, 50) },
        { "pad", new Pad(3, 4, 5, 6) },
        { "expand", new RandomExpand((1, 3)) },
        { "det crop", new DetRandomCrop { MinObjectCovered = 0.5 } },
        { "det pad", new DetRandomPad() },
        { "resize", new Resize(80, 120) { Filter = Resampling.Nearest } },
        { "shift", new RandomAffine { ShiftX = (-0.2, 0.2), ShiftY = (-0.2, 0.2) } },
        { "chain", new Compose(new RandomFlipLeftRight(1), new CropResize(new(5, 5, 30, 50), 60, 100) { Filter = Resampling.Nearest }, new RandomDihedral()) },
    };

    [Theory, MemberData(nameof(Transforms))]
    public void The_box_is_where_the_thing_is(string name, ImageTransform transform)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            Annotated moved = transform.Apply(Sample(), new Rng(seed));
            Box box = Assert.Single(moved.Boxes);
            Assert.Equal(3, box.Label);
            Assert.True(Extent(moved.Image, 255) == (box.Left, box.Top, box.Right, box.Bottom), $"{name}, {seed}: {box}, seen {Extent(moved.Image, 255)}");
            Assert.Equal(Extent(moved.Image, 255), Extent(moved.Mask!, 7));
        }
    }

    [Fact]
    public void A_turned_thing_lies_within_its_box_and_its_mask_on_it()
    {
        Annotated moved = new Compose(new RandomRotation(25), new SymmetricWarp(0.1)).Apply(Sample(), new Rng(3));
        Box box = Assert.Single(moved.Boxes);
        var (left, top, right, bottom) = Extent(moved.Mask!, 7);
        Assert.True(left >= Math.Floor(box.Left) && top >= Math.Floor(box.Top) && right <= Math.Ceiling(box.Right) && bottom <= Math.Ceiling(box.Bottom));
        Assert.InRange(box.Right - box.Left - (right - left), -1, 3);
        Assert.InRange(box.Bottom - box.Top - (bottom - top), -1, 3);
    }

    [Fact]
    public void What_leaves_the_image_is_dropped_and_what_leaves_in_part_is_cut()
    {
        Annotated sample = Sample() with { Boxes = [new(0, 0, 5, 5, 1), new(20, 10, 32, 18, 2)] };
        Box left = Assert.Single(new CropResize(new(12, 25, 20, 20)).Apply(sample, new Rng(0)).Boxes);
        Assert.Equal(new Box(0, 0, 7, 6, 2), left);
    }

    [Fact]
    public void Points_follow()
    {
        Assert.Equal([(40, 10)], new RandomFlipLeftRight(1).Apply(Sample(), new Rng(0)).Points);
        Assert.Equal([(15, 5)], new CropResize(new(5, 5, 30, 50)).Apply(Sample(), new Rng(0)).Points);
    }

    [Fact]
    public void A_mask_has_no_class_that_it_had_not_before()
    {
        ImageTransform all = new Compose(new RandomRotation((-40, 40)), new RandomResizedCrop(33), new PerspectiveWarp(0.2), new RandomJitter(0.1));
        for (ulong seed = 0; seed < 20; seed++) Assert.All(all.Apply(Sample(), new Rng(seed)).Mask!.Pixels.ToArray(), b => Assert.True(b is 0 or 7));
    }

    [Fact]
    public void A_crop_with_constraints_holds_enough_of_a_box()
    {
        var crop = new RandomCropWithConstraints(0.3);
        int cut = 0;
        for (ulong seed = 0; seed < 50; seed++)
        {
            Annotated result = crop.Apply(Sample(), new Rng(seed));
            cut += result.Image.Height < 40 || result.Image.Width < 60 ? 1 : 0;
            Box box = Assert.Single(result.Boxes);
            if (result.Image.Height < 40) Assert.True(box.Area / (result.Image.Height * result.Image.Width + 96 - box.Area) >= 0.3);
        }
        Assert.True(cut > 0);
    }

    private static (double, double, double, double) Extent(Image image, int value)
    {
        int left = int.MaxValue, top = int.MaxValue, right = 0, bottom = 0;
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
                if (image[y, x, 0] == value) (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x + 1), Math.Max(bottom, y + 1));
        return (left, top, right, bottom);
    }
}
