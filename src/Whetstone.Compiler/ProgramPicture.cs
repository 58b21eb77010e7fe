using System.Globalization;
using System.Net;
using System.Text;

namespace Whetstone.Compiler;

/// <summary>Draws a program: operations from top to bottom in their order, columns for what does not depend on each other, lines for tensors.</summary>
public static class ProgramPicture
{
    private const int Wide = 210, High = 34, GapX = 24, GapY = 26;

    /// <summary>The picture as an SVG document.</summary>
    public static string Svg(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Dictionary<int, (int Column, int Row)> places = Places(program);
        int columns = places.Count == 0 ? 1 : places.Values.Max(p => p.Column) + 1, rows = places.Count == 0 ? 1 : places.Values.Max(p => p.Row) + 1;
        StringBuilder svg = new();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{columns * (Wide + GapX)}\" height=\"{rows * (High + GapY)}\" font-family=\"sans-serif\" font-size=\"11\">");
        foreach (Instruction step in program.Instructions)
            foreach (int x in step.Inputs.Distinct())
                if (places.TryGetValue(x, out (int Column, int Row) from)) Line(svg, from, places[step.Output]);
        foreach (int input in program.Inputs) Box(svg, places[input], $"input {input}", program.Values[input], "#e8f0fe");
        foreach (Instruction step in program.Instructions)
            Box(svg, places[step.Output], step.Op.Name, program.Values[step.Output], step.HasEffect ? "#fde7d3" : step.Runs ? "#f6f6f6" : "#ffffff");
        return svg.AppendLine("</svg>").ToString();
    }

    // A row below the lowest of its inputs, and there the first column that is free.
    private static Dictionary<int, (int Column, int Row)> Places(Program program)
    {
        Dictionary<int, (int Column, int Row)> places = [];
        Dictionary<int, int> used = [];
        foreach (int input in program.Inputs) places[input] = (Next(used, 0), 0);
        foreach (Instruction step in program.Instructions)
        {
            int row = 1 + step.Inputs.Select(x => places.TryGetValue(x, out (int Column, int Row) p) ? p.Row : -1).DefaultIfEmpty(-1).Max();
            places[step.Output] = (Next(used, row), row);
        }
        return places;
    }

    private static int Next(Dictionary<int, int> used, int row)
    {
        int column = used.GetValueOrDefault(row);
        used[row] = column + 1;
        return column;
    }

    private static void Box(StringBuilder svg, (int Column, int Row) at, string name, Value value, string fill)
    {
        (int x, int y) = (at.Column * (Wide + GapX), at.Row * (High + GapY));
        svg.AppendLine(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{Wide}\" height=\"{High}\" rx=\"5\" fill=\"{fill}\" stroke=\"#888\"/>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{x + 6}\" y=\"{y + 14}\">{WebUtility.HtmlEncode(name)}</text>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<text x=\"{x + 6}\" y=\"{y + 28}\" fill=\"#666\">{WebUtility.HtmlEncode(value.ToString())}</text>");
    }

    private static void Line(StringBuilder svg, (int Column, int Row) a, (int Column, int Row) b) =>
        svg.AppendLine(CultureInfo.InvariantCulture,
            $"<line x1=\"{a.Column * (Wide + GapX) + Wide / 2}\" y1=\"{a.Row * (High + GapY) + High}\" x2=\"{b.Column * (Wide + GapX) + Wide / 2}\" y2=\"{b.Row * (High + GapY)}\" stroke=\"#aaa\"/>");
}
