using System.Xml.Linq;
using Whetstone.Learn;

namespace Whetstone.Reports.Tests.Confusion;

public sealed class ConfusionTests
{
    private static readonly ConfusionMatrix Three = Small.Confusion([8, 1, 1], [0, 10, 0], [3, 0, 0]);

    [Fact]
    public void Precision_recall_and_F1_are_those_of_their_definitions()
    {
        IReadOnlyList<ClassFigures> figures = ClassFigures.Of(Three);
        Assert.Equal([10, 10, 3], figures.Select(f => f.Count));
        Assert.Equal(8.0 / 11, figures[0].Precision, 1e-12);
        Assert.Equal(0.8, figures[0].Recall, 1e-12);
        Assert.Equal(16.0 / 21, figures[0].F1, 1e-12);
        Assert.Equal(0, figures[2].F1);
        Assert.True(double.IsNaN(ClassFigures.Of(new ConfusionMatrix(2))[0].Recall));
    }

    [Fact]
    public void The_most_frequent_mistakes_come_first() =>
        Assert.Equal([new(2, 0, 3), new(0, 1, 1), new(0, 2, 1)], ConfusedPair.MostConfused(Three));

    [Fact]
    public void Rare_mistakes_can_be_left_out() => Assert.Equal([new(2, 0, 3)], ConfusedPair.MostConfused(Three, minimum: 2));

    [Fact]
    public void A_picture_has_names_and_counts()
    {
        XDocument svg = Svg.Parse(ConfusionPicture.Draw(Three, ["cat", "<dog>", "a&b"]));
        foreach (string text in new[] { "8", "10", "3", "cat", "<dog>", "a&b" }) Assert.Contains(text, svg.Texts());
        Assert.Contains(svg.All("rect").Elements(Svg.Space + "title"), t => t.Value == "a&b taken for cat: 3 (100.0 %)");
    }

    [Fact]
    public void Of_many_classes_those_with_the_most_mistakes_are_shown()
    {
        long[][] rows = [.. Enumerable.Range(0, 300).Select(r => Enumerable.Range(0, 300).Select(c => r == c ? 5L : (r, c) is (250, 7) ? 4 : 0).ToArray())];
        SvgPicture picture = ConfusionPicture.Draw(Small.Confusion(rows), [.. Enumerable.Range(0, 300).Select(i => $"class {i}")]);
        string[] texts = Svg.Parse(picture).Texts();
        Assert.Contains("class 250", texts);
        Assert.Contains("class 7", texts);
        Assert.DoesNotContain("class 299", texts);
        Assert.Contains("40 of 300 classes: those with the most mistakes", texts);
        Assert.True(picture.ToString().Length < 100_000);
    }

    [Fact]
    public void Names_must_be_as_many_as_classes() => Assert.Throws<ArgumentException>(() => ConfusionPicture.Draw(Three, ["a"]));
}
