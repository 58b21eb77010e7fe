using System.Text;

namespace Whetstone.Reports;

/// <summary>Lines over two axes.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="XLabel">What the horizontal axis measures.</param>
/// <param name="Series">The lines.</param>
public sealed record LineChart(string Title, string XLabel, IReadOnlyList<Series> Series)
{
    private const double Left = 58, Right = 16, Top = 52, Bottom = 42;
    private const int MostPoints = 800, FewPoints = 30;

    /// <summary>Whether equal factors have equal lengths on the horizontal axis; values up to 0 are then left out.</summary>
    public bool LogX { get; init; }

    /// <summary>Whether equal factors have equal lengths on the vertical axis; values up to 0 are then left out.</summary>
    public bool LogY { get; init; }

    /// <summary>Whether the horizontal axis counts, so that only whole numbers have marks.</summary>
    public bool WholeX { get; init; }

    /// <summary>Width in pixels.</summary>
    public double Width { get; init; } = 560;

    /// <summary>Height in pixels.</summary>
    public double Height { get; init; } = 300;

    /// <summary>The chart drawn.</summary>
    public SvgPicture Draw()
    {
        SvgPicture svg = new(Width, Height, Title);
        Series[] lines = [.. Series.Select(s => s.Thinned(MostPoints))];
        var shown = lines.SelectMany(s => s.X.Zip(s.Y)).Where(p => ChartAxis.Shows(p.First, LogX) && ChartAxis.Shows(p.Second, LogY)).ToArray();
        ChartAxis x = ChartAxis.Of(shown.Select(p => p.First), LogX, WholeX, 0.02), y = ChartAxis.Of(shown.Select(p => p.Second), LogY, false, 0.05);
        svg.Text(Left, 20, MarkupText.Shorten(Title, (int)(Width / 8)), size: 14, bold: true);
        DrawAxes(svg, x, y);
        for (int i = 0; i < lines.Length; i++) DrawLine(svg, lines[i], $"w-s{i % SvgStyle.SeriesColours}", x, y);
        DrawLegend(svg);
        if (shown.Length == 0) svg.Text((Left + Width - Right) / 2, (Top + Height - Bottom) / 2, "no values", "w-soft", TextAnchor.Middle);
        return svg;
    }

    private double AtX(ChartAxis axis, double value) => Left + axis.At(value) * (Width - Left - Right);

    private double AtY(ChartAxis axis, double value) => Height - Bottom - axis.At(value) * (Height - Top - Bottom);

    private void DrawAxes(SvgPicture svg, ChartAxis x, ChartAxis y)
    {
        foreach ((double value, string label) in y.Ticks)
        {
            svg.Line(Left, AtY(y, value), Width - Right, AtY(y, value), "w-grid");
            svg.Text(Left - 6, AtY(y, value) + 4, label, "w-soft", TextAnchor.End, 11);
        }
        foreach ((double value, string label) in x.Ticks)
        {
            svg.Line(AtX(x, value), Top, AtX(x, value), Height - Bottom, "w-grid");
            svg.Text(AtX(x, value), Height - Bottom + 15, label, "w-soft", TextAnchor.Middle, 11);
        }
        svg.Rectangle(Left, Top, Width - Left - Right, Height - Top - Bottom, "w-frame");
        svg.Text((Left + Width - Right) / 2, Height - 8, XLabel + (LogX ? " (logarithmic)" : ""), "w-soft", TextAnchor.Middle);
    }

    private void DrawLine(SvgPicture svg, Series line, string kind, ChartAxis x, ChartAxis y)
    {
        StringBuilder way = new();
        bool pen = false;
        int points = 0;
        for (int i = 0; i < line.X.Count; i++)
        {
            bool shows = ChartAxis.Shows(line.X[i], LogX) && ChartAxis.Shows(line.Y[i], LogY);
            if (shows)
            {
                way.Append(pen ? 'L' : 'M').Append(MarkupText.Coordinate(AtX(x, line.X[i]))).Append(' ').Append(MarkupText.Coordinate(AtY(y, line.Y[i])));
                points++;
            }
            pen = shows;
        }
        if (points == 0) return;
        svg.Path(way.ToString(), kind, line.IsFaint ? 1 : 1.8, line.IsFaint ? 0.45 : 1);
        // A value between two that are missing, or the only one, shows as a dot alone.
        if (points <= FewPoints && !line.IsFaint)
            for (int i = 0; i < line.X.Count; i++)
                if (ChartAxis.Shows(line.X[i], LogX) && ChartAxis.Shows(line.Y[i], LogY)) svg.Dot(AtX(x, line.X[i]), AtY(y, line.Y[i]), kind, 2);
    }

    private void DrawLegend(SvgPicture svg)
    {
        double at = Left;
        for (int i = 0; i < Series.Count; i++)
        {
            string name = MarkupText.Shorten(Series[i].Name, 24);
            if (at > Width - Right - 40) return;
            svg.Path($"M{MarkupText.Coordinate(at)} 38h18", $"w-s{i % SvgStyle.SeriesColours}", 2.5, Series[i].IsFaint ? 0.45 : 1);
            svg.Text(at + 24, 42, name, "w-soft");
            at += 24 + 7 * name.Length + 16;
        }
    }
}
