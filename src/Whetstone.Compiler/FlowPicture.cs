using System.Globalization;
using System.Net;
using System.Text;

namespace Whetstone.Compiler;

/// <summary>Draws what flows where, as SVG: boxes in rows, each below all it comes from, in columns for what does not depend on each other, with lines between.</summary>
public sealed class FlowPicture
{
    private const int Wide = 210, High = 34, GapX = 24, GapY = 26;

    private readonly List<Box> boxes = [];
    private readonly List<(int From, int To, bool Dashed)> lines = [];
    private readonly Dictionary<int, int> used = [];

    /// <summary>Adds a box.</summary>
    /// <param name="title">Its first line.</param>
    /// <param name="detail">Its second line, in grey.</param>
    /// <param name="fill">Its colour, as <c>#rrggbb</c>.</param>
    /// <param name="from">Boxes it comes from.</param>
    /// <param name="after">Boxes it only has to come after: dashed lines.</param>
    /// <returns>Its number, for boxes that come from it.</returns>
    public int Add(string title, string detail, string fill, IEnumerable<int> from, IEnumerable<int>? after = null)
    {
        int id = boxes.Count, row = 0;
        foreach ((int source, bool dashed) in from.Distinct().Select(x => (x, false)).Concat((after ?? []).Distinct().Select(x => (x, true))))
        {
            lines.Add((source, id, dashed));
            row = Math.Max(row, boxes[source].Row + 1);
        }
        int column = used.GetValueOrDefault(row);
        used[row] = column + 1;
        boxes.Add(new(title, detail, fill, column, row));
        return id;
    }

    /// <summary>The picture as an SVG document.</summary>
    public string Svg()
    {
        int columns = used.Values.DefaultIfEmpty(1).Max(), rows = used.Keys.DefaultIfEmpty(0).Max() + 1;
        StringBuilder svg = new();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{columns * (Wide + GapX)}\" height=\"{rows * (High + GapY)}\" font-family=\"sans-serif\" font-size=\"11\">");
        foreach ((int from, int to, bool dashed) in lines) Line(svg, boxes[from], boxes[to], dashed);
        foreach (Box box in boxes) box.Draw(svg);
        return svg.AppendLine("</svg>").ToString();
    }

    private static void Line(StringBuilder svg, Box from, Box to, bool dashed) =>
        svg.AppendLine(CultureInfo.InvariantCulture,
            $"<line x1=\"{from.X + Wide / 2}\" y1=\"{from.Y + High}\" x2=\"{to.X + Wide / 2}\" y2=\"{to.Y}\" stroke=\"#aaa\"{(dashed ? " stroke-dasharray=\"4\"" : "")}/>");

    private sealed record Box(string Title, string Detail, string Fill, int Column, int Row)
    {
        internal int X => Column * (Wide + GapX);

        internal int Y => Row * (High + GapY);

        internal void Draw(StringBuilder svg)
        {
            svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{X}\" y=\"{Y}\" width=\"{Wide}\" height=\"{High}\" rx=\"5\" fill=\"{Fill}\" stroke=\"#888\"/>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{X + 6}\" y=\"{Y + 14}\">{WebUtility.HtmlEncode(Title)}</text>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{X + 6}\" y=\"{Y + 28}\" fill=\"#666\">{WebUtility.HtmlEncode(Detail)}</text>");
        }
    }
}
