namespace Whetstone.Vision.Tests;

public sealed class ImageTests
{
    private static readonly Image Small = Counting(2, 3, 1);

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, -1, 1)]
    [InlineData(1, 1, 2)]
    [InlineData(1, 1, 5)]
    [InlineData(20_000, 20_000, 3)]
    [InlineData(65_536, 65_536, 1)]
    public void Extents_that_no_image_has_are_refused(int height, int width, int channels) =>
        Assert.Throws<ArgumentException>(() => new Image(height, width, channels, []));

    [Fact]
    public void Bytes_must_be_as_many_as_the_extents_say() => Assert.Throws<ArgumentException>(() => new Image(2, 2, 3, new byte[11]));

    [Fact]
    public void A_tensor_of_bytes_has_its_channels_first()
    {
        Tensor planes = Counting(2, 2, 3).ToByteTensor();
        Assert.Equal([3, 2, 2], planes.Shape.ToArray());
        Assert.Equal<byte>([0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11], planes.ToArray<byte>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Tensors_of_bytes_and_of_floats_come_back_to_the_bit(int channels)
    {
        Image image = Counting(16, 16 * 3, channels);
        Assert.True(image.HasSamePixels(Image.FromTensor(image.ToByteTensor())));
        Assert.True(image.HasSamePixels(Image.FromTensor(image.ToTensor())));
    }

    [Fact]
    public void Floats_are_the_nearest_to_a_255th()
    {
        float[] values = Counting(1, 256, 1).ToTensor().ToArray();
        Assert.Equal(Enumerable.Range(0, 256).Select(b => (float)(b / 255.0)), values);
    }

    [Fact]
    public void Floats_outside_0_to_1_are_clipped_and_NaN_is_black() =>
        Assert.Equal<byte>([0, 255, 0, 255, 128], Image.FromTensor(Tensor.Of([-3f, 7f, float.NaN, float.PositiveInfinity, 0.501f], [1, 1, 5])).Pixels.ToArray());

    [Fact]
    public void A_tensor_of_two_channels_is_refused() => Assert.Throws<ShapeException>(() => Image.FromTensor(Tensor.Of(new byte[8], [2, 2, 2])));

    [Fact]
    public void Colours_convert_and_come_back()
    {
        Assert.Equal<byte>([255, 0, 76, 150, 29, 128], new Image(1, 6, 3,
            [255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255, 128, 128, 128]).ToGrey().Pixels.ToArray());
        Image grey = Counting(3, 5, 1);
        Assert.True(grey.HasSamePixels(grey.ToRgb().ToGrey()));
        Assert.True(grey.HasSamePixels(grey.ToRgba().ToGrey()));
        Image rgb = Counting(3, 5, 3);
        Assert.True(rgb.HasSamePixels(rgb.ToRgba().ToRgb()));
        Assert.Equal(255, rgb.ToRgba()[2, 4, 3]);
    }

    [Fact]
    public void Alpha_says_how_much_of_the_ground_shows() =>
        Assert.Equal<byte>([10, 20, 30, 200, 100, 0, 105, 60, 15],
            new Image(1, 3, 4, [10, 20, 30, 255, 10, 20, 30, 0, 10, 20, 30, 128]).Over(200, 100, 0).Pixels.ToArray());

    [Fact]
    public void A_crop_holds_the_rectangle_that_was_asked_for()
    {
        Image crop = Counting(4, 5, 3).Crop(1, 2, 2, 3);
        Assert.Equal("Image [2, 3, 3]", crop.ToString());
        Assert.Equal((1 * 5 + 2) * 3, crop[0, 0, 0]);
        Assert.Equal((2 * 5 + 4) * 3 + 2, crop[1, 2, 2]);
    }

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, 0, 3, 1)]
    [InlineData(0, 3, 1, 1)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(int.MaxValue, 0, 1, 1)]
    public void A_crop_beyond_the_image_is_refused(int top, int left, int height, int width) =>
        Assert.Throws<ArgumentException>(() => Small.Crop(top, left, height, width));

    [Theory] // the image is 0 1 2 over 3 4 5
    [InlineData(Transposition.None, 2, 3, new byte[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(Transposition.FlipLeftRight, 2, 3, new byte[] { 2, 1, 0, 5, 4, 3 })]
    [InlineData(Transposition.Rotate180, 2, 3, new byte[] { 5, 4, 3, 2, 1, 0 })]
    [InlineData(Transposition.FlipTopBottom, 2, 3, new byte[] { 3, 4, 5, 0, 1, 2 })]
    [InlineData(Transposition.Transpose, 3, 2, new byte[] { 0, 3, 1, 4, 2, 5 })]
    [InlineData(Transposition.Rotate270, 3, 2, new byte[] { 3, 0, 4, 1, 5, 2 })]
    [InlineData(Transposition.Transverse, 3, 2, new byte[] { 5, 2, 4, 1, 3, 0 })]
    [InlineData(Transposition.Rotate90, 3, 2, new byte[] { 2, 5, 1, 4, 0, 3 })]
    public void A_transposition_moves_every_pixel_to_its_place(Transposition way, int height, int width, byte[] pixels)
    {
        Image turned = Small.Transpose(way);
        Assert.True(new Image(height, width, 1, pixels).HasSamePixels(turned));
        Assert.True(turned.ToRgb().HasSamePixels(Small.ToRgb().Transpose(way)));
    }

    [Fact]
    public void A_filled_image_has_one_colour() =>
        Assert.Equal<byte>([1, 2, 3, 1, 2, 3], Image.Filled(2, 1, 1, 2, 3).Pixels.ToArray());

    internal static Image Counting(int height, int width, int channels) =>
        new(height, width, channels, [.. Enumerable.Range(0, height * width * channels).Select(i => (byte)i)]);
}
