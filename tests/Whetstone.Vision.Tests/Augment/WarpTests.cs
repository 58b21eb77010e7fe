namespace Whetstone.Vision.Tests;

public sealed class WarpTests
{
    private static Image Ramp(int height = 20, int width = 30) => VisionGoldens.Hashed(5, 2, height, width, 3);

    [Theory]
    [InlineData(Transposition.None)]
    [InlineData(Transposition.FlipLeftRight)]
    [InlineData(Transposition.Rotate180)]
    [InlineData(Transposition.FlipTopBottom)]
    [InlineData(Transposition.Transpose)]
    [InlineData(Transposition.Rotate270)]
    [InlineData(Transposition.Transverse)]
    [InlineData(Transposition.Rotate90)]
    public void A_map_that_lays_a_rectangle_on_itself_is_the_transposition(Transposition way)
    {
        Image image = Ramp(), expected = image.Transpose(way);
        Warp warp = new(WholePixels.Map(way, image.Height, image.Width), expected.Height, expected.Width);
        Assert.True(warp.Apply(new(image), Resampling.Bilinear, Border.Black).Image.HasSamePixels(expected));
        // The interpolation finds the same pixels, so the short cut changes nothing.
        Assert.True(image.Warp(warp.Source, warp.Height, warp.Width).HasSamePixels(expected));
    }

    [Fact]
    public void Neighbouring_warps_are_interpolated_once()
    {
        Image image = Ramp();
        var there = new RandomRotation(33);
        var back = new RandomRotation(-33);
        Image once = new Compose(there, back).Apply(image, new Rng(1)), twice = back.Apply(there.Apply(image, new Rng(1)), new Rng(1));
        Assert.True(Largest(once, image) <= 1, "turning there and back as one map is no map at all");
        Assert.True(Largest(twice, image) > 20, "two interpolations lose the corners");
    }

    [Fact]
    public void A_flip_between_warps_does_not_split_them()
    {
        Image image = Ramp();
        Image chained = new Compose(new RandomZoom(2) { Row = 0, Column = 0 }, new RandomFlipLeftRight(1), new RandomZoom(0.5) { Row = 0, Column = 1 }).Apply(image, new Rng(1));
        Assert.True(chained.Crop(0, 15, 10, 15).HasSamePixels(image.FlipLeftRight().Crop(0, 15, 10, 15)));
    }

    [Theory]
    [InlineData(BorderMode.Edge)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Symmetric)]
    public void Beyond_the_image_a_warp_sees_what_padding_puts_there(BorderMode mode)
    {
        Image image = Ramp(), padded = image.Pad(7, 6, 5, 4, new(mode));
        Image warped = image.Warp(Homography.Shift(-7, -6), padded.Height, padded.Width, Resampling.Bilinear, new(mode));
        Assert.True(warped.HasSamePixels(padded));
    }

    [Fact]
    public void Zoom_shows_the_part_that_is_asked_for()
    {
        Image image = Ramp(), zoomed = new RandomZoom(2) { Row = 1, Column = 0, Filter = Resampling.Nearest }.Apply(image, new Rng(1));
        Assert.Equal(image.Row(10)[..3].ToArray(), zoomed.Row(0)[..3].ToArray());
        Assert.Equal(image.Row(19)[42..45].ToArray(), zoomed.Row(19)[87..90].ToArray());
    }

    [Fact]
    public void Dihedral_gives_all_eight_and_each_about_as_often()
    {
        Image image = Ramp(4, 4);
        Dictionary<string, int> seen = [];
        for (ulong i = 0; i < 800; i++)
        {
            string bytes = Convert.ToHexString(new RandomDihedral().Apply(image, new Rng(i)).Pixels);
            seen[bytes] = seen.GetValueOrDefault(bytes) + 1;
        }
        Assert.Equal(8, seen.Count);
        Assert.All(seen.Values, n => Assert.InRange(n, 60, 140));
    }

    internal static int Largest(Image a, Image b)
    {
        int largest = 0;
        for (int i = 0; i < a.Pixels.Length; i++) largest = Math.Max(largest, Math.Abs(a.Pixels[i] - b.Pixels[i]));
        return largest;
    }
}
