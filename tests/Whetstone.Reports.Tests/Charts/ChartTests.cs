using System.Globalization;
using System.Xml.Linq;

namespace Whetstone.Reports.Tests.Charts;

public sealed class ChartTests
{
    [Fact]
    public void A_line_goes_through_its_points_and_marks_lie_within_the_frame()
    {
        XDocument svg = Svg.Parse(new LineChart("Loss", "epoch", [Series.Of("train", [2, 1, 0.5]), Series.Of("test", [2.1, 1.4, 1.2])]) { WholeX = true }.Draw());
        string[] texts = svg.Texts();
        foreach (string text in new[] { "Loss", "epoch", "train", "test", "0", "1", "2", "0.5", "1.5" }) Assert.Contains(text, texts);
        Assert.DoesNotContain("2.5", texts);
        Assert.Equal(2, svg.All("path").Count(p => p.Attribute("d")!.Value.Count(c => c == 'L') == 2));
        XElement frame = svg.All("rect").Single(r => r.Attribute("class")!.Value == "w-frame");
        double left = Number(frame, "x"), right = left + Number(frame, "width"), top = Number(frame, "y"), bottom = top + Number(frame, "height");
        foreach (XElement dot in svg.All("circle"))
        {
            Assert.InRange(Number(dot, "cx"), left, right);
            Assert.InRange(Number(dot, "cy"), top, bottom);
        }
        Assert.Equal(6, svg.All("circle").Count());
    }

    [Theory]
    [InlineData(new double[] { })]
    [InlineData(new[] { 1.0 })]
    [InlineData(new[] { 0.0, 0.0, 0.0 })]
    [InlineData(new[] { double.NaN, double.NaN })]
    [InlineData(new[] { 1, double.NaN, 3, double.PositiveInfinity, 2 })]
    [InlineData(new[] { 1e-300, 1e300 })]
    [InlineData(new[] { 1e20, 1e20 })]
    [InlineData(new[] { -5e-9, 3e-9 })]
    public void Any_values_make_a_picture(double[] values)
    {
        foreach (bool log in new[] { false, true })
        {
            XDocument svg = Svg.Parse(new LineChart("t", "x", [Series.Of("s", values)]) { LogY = log, LogX = log }.Draw());
            if (!log && !values.Any(double.IsFinite)) Assert.Contains("no values", svg.Texts());
            Assert.InRange(svg.Texts().Length, 3, 60);
        }
    }

    [Fact]
    public void A_value_that_is_no_number_breaks_the_line()
    {
        XDocument svg = Svg.Parse(new LineChart("t", "x", [Series.Of("s", [1, 2, double.NaN, 3, 4])]).Draw());
        string way = svg.All("path").First().Attribute("d")!.Value;
        Assert.Equal(2, way.Count(c => c == 'M'));
        Assert.Equal(2, way.Count(c => c == 'L'));
    }

    [Fact]
    public void Logarithmic_axes_place_powers_at_equal_distances()
    {
        ChartAxis axis = ChartAxis.Of([0.001, 10], log: true, whole: false, margin: 0);
        Assert.Equal(["0.001", "0.01", "0.1", "1", "10"], axis.Ticks.Select(t => t.Label));
        Assert.Equal(0.25, axis.At(0.01), 1e-12);
        Assert.Equal(0.5, axis.At(0.1), 1e-12);
    }

    [Fact]
    public void Counts_have_whole_marks()
    {
        Assert.Equal(["0", "1"], ChartAxis.Of([0, 1], false, whole: true, 0).Ticks.Select(t => t.Label));
        Assert.Equal(["0"], ChartAxis.Of([0], false, whole: true, 0).Ticks.Select(t => t.Label));
    }

    [Fact]
    public void Long_series_are_thinned_to_means()
    {
        Series thin = Series.Of("s", [.. Enumerable.Range(0, 10_000).Select(i => (double)i)]).Thinned(800);
        Assert.InRange(thin.X.Count, 400, 800);
        Assert.Equal(6, thin.Y[0]);
        Assert.True(new LineChart("t", "x", [Series.Of("s", new double[200_000])]).Draw().ToString().Length < 30_000);
    }

    [Fact]
    public void Smoothing_starts_at_the_first_value_and_passes_over_what_is_no_number()
    {
        Series smooth = Series.Of("s", [4, 2, double.NaN, 2]).Smoothed(0.5);
        Assert.Equal(4, smooth.Y[0], 1e-12);
        Assert.Equal((0.5 * 0.5 * 4 + 0.5 * 2) / 0.75, smooth.Y[1], 1e-12);
        Assert.True(double.IsNaN(smooth.Y[2]));
        Assert.True(double.IsFinite(smooth.Y[3]));
    }

    [Fact]
    public void Pictures_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string Text() => new LineChart("t", "x", [Series.Of("s", [0.125, 1.75])]).Draw().ToString();
        string expected = Text();
        try
        {
            CultureInfo own = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            own.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = own;
            Assert.Equal(expected, Text());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
