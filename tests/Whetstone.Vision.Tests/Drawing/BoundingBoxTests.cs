using System.Text.Json;

namespace Whetstone.Vision.Tests.Drawing;

/// <summary>Boxes on images against torchvision's, to the pixel.</summary>
public sealed class BoundingBoxTests
{
    [Fact]
    public void Rectangles_are_those_of_torchvision()
    {
        IReadOnlyList<JsonElement> cases = VisionGoldens.Cases("boxes");
        Assert.True(cases.Count >= 280);
        foreach (JsonElement golden in cases)
        {
            Image image = VisionGoldens.Hashed(golden.GetProperty("seed").GetInt32(), 0, 15, 20, golden.GetProperty("channels").GetInt32());
            BoxStyle style = new() { Width = golden.GetProperty("width").GetInt32(), Fill = golden.GetProperty("fill").GetBoolean(), Colours = Colours(golden.GetProperty("colours")) };
            Image drawn = image.WithBoxes([.. golden.GetProperty("boxes").EnumerateArray().Select(b => (b[0].GetInt32(), b[1].GetInt32(), b[2].GetInt32(), b[3].GetInt32()))], style);
            Assert.True(golden.Text("hash") == VisionGoldens.Hash(drawn.Pixels), $"{golden}");
        }
    }

    [Fact]
    public void A_label_stands_in_the_corner_of_its_box()
    {
        Image image = Image.Filled(20, 40, 0), drawn = image.WithBoxes([(2, 3, 30, 18)], new() { Labels = ["I"], Colours = [new(9, 8, 7)] });
        Image without = image.WithBoxes([(2, 3, 30, 18)], new() { Colours = [new(9, 8, 7)] });
        // The letter I in 5 × 7 pixels: a stem in the middle, a bar above and below.
        int set = 0;
        for (int y = 0; y < 20; y++)
            for (int x = 0; x < 40; x++)
                if (drawn[y, x, 0] != without[y, x, 0])
                {
                    set++;
                    Assert.True(x is >= 4 and < 9 && y is >= 5 and < 12, $"({x}, {y})");
                }
        Assert.Equal(11, set);
        Assert.Equal(0, image[3, 2, 0]);
    }

    [Fact]
    public void Wrong_boxes_labels_and_colours_are_refused()
    {
        Image image = Image.Filled(4, 4, 0);
        Assert.Contains("box 1", Assert.Throws<ArgumentException>(() => image.WithBoxes([(0, 0, 1, 1), (2, 0, 1, 1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => image.WithBoxes([(0, 0, 1, 1)], new() { Labels = [] }));
        Assert.Throws<ArgumentException>(() => image.WithBoxes([(0, 0, 1, 1), (0, 0, 1, 1), (0, 0, 1, 1)], new() { Colours = [default, default] }));
    }

    private static IReadOnlyList<Rgb>? Colours(JsonElement json) =>
        json.ValueKind == JsonValueKind.Null ? null : [.. json.EnumerateArray().Select(c => c.Numbers()).Select(c => new Rgb((byte)c[0], (byte)c[1], (byte)c[2]))];
}
