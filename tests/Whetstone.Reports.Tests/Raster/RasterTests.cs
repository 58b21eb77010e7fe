using Whetstone.Nn;
using Whetstone.Vision;

namespace Whetstone.Reports.Tests;

/// <summary>Pictures as pixels show what they show as SVG.</summary>
public sealed class RasterTests
{
    private static readonly Rgb Blue = new(0x09, 0x69, 0xda), Orange = new(0xd1, 0x54, 0x1b);

    [Fact]
    public void A_line_goes_where_the_chart_says_and_nowhere_else()
    {
        // From the left end of the axis at its bottom to the right end at its top.
        Image image = new LineChart("t", "x", [new("", [0, 10], [0, 1])]) { Width = 300, Height = 200 }.Draw().ToImage(2);
        Assert.Equal((400, 600), (image.Height, image.Width));
        (int X, int Y)[] line = [.. Pixels(image, Blue).Where(p => p.Y > 110)];
        (double fromX, double fromY) = (line.Min(p => p.X), line.Max(p => p.Y)); // dots at the ends reach a little further
        double slope = (double)(line.Max(p => p.Y) - line.Min(p => p.Y)) / (line.Max(p => p.X) - line.Min(p => p.X));
        Assert.True(fromX > 116 && line.Max(p => p.X) < 568);
        Assert.All(line, p => Assert.InRange(p.Y, fromY - slope * (p.X - fromX) - 12, fromY - slope * (p.X - fromX) + 12));
        Assert.InRange(line.Select(p => p.X).Distinct().Count(), 400, 460);
    }

    [Fact]
    public void Cells_of_a_confusion_matrix_have_the_colours_of_their_parts()
    {
        SvgPicture picture = ConfusionPicture.Draw(Small.Confusion([[4, 0], [1, 3]]), ["a", "b"]);
        Image image = picture.ToImage(1);
        // Places as the SVG has them: cells of 44 from (left, 74); a corner of a cell, away from its number.
        int left = (int)(14 + 18 + 0.62 * 12 + 8);
        Assert.Equal(Blue, At(image, 74 + 5, left + 5));
        Assert.Equal(new(255, 255, 255), At(image, 74 + 5, left + 44 + 5));
        Rgb wrong = At(image, 74 + 44 + 5, left + 5), half = Mixed(Orange, 0.5);
        Assert.True(Math.Abs(wrong.Red - half.Red) <= 1 && Math.Abs(wrong.Green - half.Green) <= 1 && Math.Abs(wrong.Blue - half.Blue) <= 1, $"{wrong} is not {half}");
    }

    [Fact]
    public void Text_stands_at_its_place_by_its_anchor_and_can_be_turned()
    {
        foreach ((TextAnchor anchor, int from, int to) in new[] { (TextAnchor.Start, 100, 136), (TextAnchor.Middle, 82, 118), (TextAnchor.End, 64, 100) })
        {
            (int X, int Y)[] ink = Ink(p => p.Text(50, 40, "HHH", "w-ink", anchor, 12));
            Assert.InRange(ink.Min(p => p.X), from, from + 2);
            Assert.InRange(ink.Max(p => p.X), to - 4, to);
            Assert.Equal((66, 79), (ink.Min(p => p.Y), ink.Max(p => p.Y)));
        }
        // A quarter turn: what ran to the right runs down, and what stood above the line stands to its right.
        (int X, int Y)[] turned = Ink(p => p.Text(50, 40, "HHH", "w-ink", size: 12, turn: 90));
        Assert.InRange(turned.Min(p => p.X), 100, 101);
        Assert.InRange(turned.Max(p => p.X), 112, 114);
        Assert.InRange(turned.Max(p => p.Y), 112, 116);
    }

    [Fact]
    public void A_faint_line_is_no_darker_where_its_pieces_meet()
    {
        SvgPicture picture = new(60, 30, "t");
        picture.Path("M10 15L30 15L50 15", "w-s0", thick: 4, opacity: 0.4);
        Image image = picture.ToImage(2);
        Assert.Equal(At(image, 30, 40), At(image, 30, 60));
        Assert.NotEqual(new(255, 255, 255), At(image, 30, 60));
    }

    [Fact]
    public void Every_kind_of_picture_can_be_saved_as_png_and_what_is_no_png_stays_svg()
    {
        string folder = Directory.CreateTempSubdirectory("raster-").FullName;
        try
        {
            Sequential network = new(new Conv2d(1, 4, 3), new Relu(), new Flatten(), new Linear(4 * 36, 3));
            network.Initialize(new Rng(0));
            SvgPicture[] pictures = [NetworkPicture.Draw(network, new(1, 8, 8)), FilterPicture.Draw(Tensor.Normal([4, 1, 3, 3], new Rng(1))), new LineChart("é", "x", []).Draw()];
            foreach (SvgPicture picture in pictures)
            {
                string path = Path.Combine(folder, "x.png");
                picture.Save(path);
                Image image = Image.Load(path);
                Assert.True(image.Width > 400 && image.Pixels.ContainsAnyExcept((byte)255));
            }
            pictures[0].Save(Path.Combine(folder, "x.svg"));
            Assert.StartsWith("<svg", File.ReadAllText(Path.Combine(folder, "x.svg")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int X, int Y)[] Ink(Action<SvgPicture> draw)
    {
        SvgPicture picture = new(100, 60, "t");
        draw(picture);
        Image image = picture.ToImage(2);
        return [.. from y in Enumerable.Range(0, image.Height) from x in Enumerable.Range(0, image.Width) where image[y, x, 0] < 128 select (x, y)];
    }

    private static IEnumerable<(int X, int Y)> Pixels(Image image, Rgb colour) =>
        from y in Enumerable.Range(0, image.Height) from x in Enumerable.Range(0, image.Width) where At(image, y, x) == colour select (x, y);

    private static Rgb At(Image image, int y, int x) => new(image[y, x, 0], image[y, x, 1], image[y, x, 2]);

    private static Rgb Mixed(Rgb colour, double part) => new(Part(colour.Red, part), Part(colour.Green, part), Part(colour.Blue, part));

    private static byte Part(byte value, double part) => (byte)Math.Round(255 + (value - 255) * part);
}
