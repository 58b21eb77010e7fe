using System.Xml.Linq;

namespace Whetstone.Reports.Tests.Markup;

public sealed class MarkupTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror='y'>&amp;")]
    [InlineData("a𝄞ü…漢")]
    public void Text_comes_back_from_a_parser_as_it_was(string text)
    {
        string escaped = MarkupText.Escape(text);
        Assert.DoesNotContain('<', escaped);
        XElement element = XElement.Parse($"<a b=\"{escaped}\">{escaped}</a>");
        Assert.Equal(text, element.Value);
        Assert.Equal(text, element.Attribute("b")!.Value);
    }

    [Fact]
    public void What_XML_does_not_allow_is_replaced()
    {
        string escaped = MarkupText.Escape("a\0b\u0007c\uD800d\uFFFE");
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd\uFFFD", escaped);
        XElement.Parse($"<a>{escaped}</a>");
    }

    [Fact]
    public void Shortening_keeps_letters_of_two_units_whole()
    {
        Assert.Equal("abc", MarkupText.Shorten("abc", 3));
        Assert.Equal("ab…", MarkupText.Shorten("abcd", 3));
        Assert.Equal("a…", MarkupText.Shorten("a𝄞𝄞𝄞", 3));
    }

    [Theory]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(0, "0")]
    [InlineData(0.4567891, "0.4568")]
    [InlineData(12.346, "12.35")]
    [InlineData(1234.4, "1234")]
    [InlineData(1.5e-5, "1.5e-5")]
    public void Figures_have_few_digits(double value, string text) => Assert.Equal(text, MarkupText.Figure(value));
}
