using System.Xml.Linq;
using Whetstone.Nn;
using Whetstone.Vision;

namespace Whetstone.Reports.Tests.Pictures;

public sealed class PictureTests
{
    [Fact]
    public void A_grid_has_an_image_and_its_lines_for_each_tile()
    {
        LabelledGrid grid = new("Digits", [.. Enumerable.Range(0, 20).Select(i => new ImageTile(Image.Filled(28, 28, (byte)(10 * i)), [$"{i % 10}", "<b>"]))]) { Columns = 5 };
        XDocument svg = Svg.Parse(grid.Draw());
        Assert.Equal(20, svg.All("image").Count());
        Assert.Equal(20, svg.Texts().Count(t => t == "<b>"));
        Image drawn = Image.Decode(Convert.FromBase64String(svg.All("image").Last().Attribute("href")!.Value["data:image/png;base64,".Length..]));
        Assert.True(drawn.HasSamePixels(Image.Filled(112, 112, 190)));
    }

    [Fact]
    public void A_grid_of_pixels_has_each_image_in_its_place()
    {
        LabelledGrid grid = new("", [.. Enumerable.Range(0, 3).Select(i => new ImageTile(Image.Filled(4, 4, (byte)(100 + i)), ["x"]))]) { Columns = 2, Side = 40 };
        Image image = grid.ToImage();
        Assert.Equal((8 + 2 * (40 + 8 + 15) + 4, 8 + 2 * 56), (image.Height, image.Width));
        Assert.Equal(100, image[8 + 20, 8 + 20, 0]);
        Assert.Equal(101, image[8 + 20, 8 + 56 + 20, 0]);
        Assert.Equal(102, image[8 + 63 + 20, 8 + 20, 0]);
        Assert.Equal(255, image[8 + 63 + 20, 8 + 56 + 20, 0]);
    }

    [Fact]
    public void Images_of_any_shape_and_large_ones_fit()
    {
        LabelledGrid grid = new("t", [new(Image.Filled(600, 300, 1, 2, 3), []), new(Image.Filled(1, 500, 9), ["flat"])]);
        Assert.True(grid.Draw().ToString().Length < 40_000);
        grid.ToImage();
        Assert.Throws<ArgumentException>(() => new LabelledGrid("", []).Draw());
    }

    [Theory, InlineData(1, 1), InlineData(3, 1), InlineData(20, 1), InlineData(4, 12), InlineData(100, 3)]
    public void Filters_of_any_number_of_channels_are_drawn(int outputs, int channels) =>
        Assert.Single(Svg.Parse(FilterPicture.Draw(Tensor.Linspace(-1, 1, outputs * channels * 9).Reshape(outputs, channels, 3, 3))).All("image"));

    [Fact]
    public void The_first_layer_is_a_convolution_or_a_dense_one_as_images()
    {
        (string path, Tensor weight) = FilterPicture.FirstLayer(Small.Network(2), [1, 8, 8])!.Value;
        Assert.Equal("0.weight", path);
        Assert.Equal([4, 1, 3, 3], weight.Shape.ToArray());
        Sequential dense = new(new Flatten(), new Linear(64, 5));
        dense.Initialize(new Rng(1));
        Assert.Equal([5, 1, 8, 8], FilterPicture.FirstLayer(dense, [1, 8, 8])!.Value.Weight.Shape.ToArray());
        Assert.Null(FilterPicture.FirstLayer(dense, [1, 4, 4]));
        Assert.Null(FilterPicture.FirstLayer(new Sequential(), [1, 8, 8]));
    }

    [Fact]
    public void Feature_maps_are_what_the_layer_gives()
    {
        Sequential net = Small.Network(2);
        Tensor x = Tensor.Linspace(0, 1, 64).Reshape(1, 1, 8, 8);
        Tensor maps = FeatureMaps.Of(net, "0", x);
        using (Autograd.Pause()) Assert.Equal(net[0].Call(x).ToArray(), maps.ToArray());
        Svg.Parse(FeatureMaps.Draw(maps, "maps"));
        Assert.Equal(["0", "1"], FeatureMaps.Layers(net, [1, 8, 8]));
        Assert.Contains("'9'", Assert.Throws<ArgumentException>(() => FeatureMaps.Of(net, "9", x)).Message, StringComparison.Ordinal);
    }
}
