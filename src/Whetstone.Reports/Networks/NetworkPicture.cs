using Whetstone.Nn;

namespace Whetstone.Reports;

/// <summary>A network as a picture: a row for each layer with settings, shape of the result and parameters; frames for modules that hold others; lines for results that are used again later, as in residual networks.</summary>
/// <remarks>What the network computes op by op is drawn by <see cref="Compiler.ProgramPicture"/>.</remarks>
public static class NetworkPicture
{
    private const int MostRows = 130, MostLanes = 10, NameLength = 79;
    private const double Top = 62, RowHeight = 30, BoxHeight = 22, BoxWidth = 470, LaneWidth = 9, Indent = 9, Margin = 12;

    /// <summary>The picture.</summary>
    /// <param name="network">The network, initialised.</param>
    /// <param name="input">The shape of one input, without the batch.</param>
    /// <param name="title">What it shows; the name of the network's class if null.</param>
    /// <exception cref="TraceException">The network reads numbers on its way, so that its layers may differ from input to input.</exception>
    /// <exception cref="ShapeException">The network does not take such inputs.</exception>
    public static SvgPicture Draw(Module network, Shape input, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkPlan plan = NetworkPlan.Of(network, input, MostRows);
        title ??= network.GetType().Name;
        NetworkLines lines = NetworkLines.Of(plan.Rows, MostLanes);
        double indent = Indent * (plan.Frames.Select(f => f.Depth).DefaultIfEmpty(-1).Max() + 1), box = Margin + lines.Lanes * LaneWidth + 14 + indent, text = box + BoxWidth + indent + 12;
        SvgPicture svg = new(text + 400, Top + plan.Rows.Count * RowHeight + Margin, title);
        svg.Text(Margin, 22, title, size: 14, bold: true);
        svg.Text(Margin, 40, $"{MarkupText.Count(network.ParameterCount())} parameters", "w-soft");
        svg.Text(text, Top - 10, "path", "w-soft", size: 11);
        svg.Text(text + 290, Top - 10, "output", "w-soft", TextAnchor.End, 11);
        svg.Text(text + 385, Top - 10, "parameters", "w-soft", TextAnchor.End, 11);
        foreach (NetworkFrame frame in plan.Frames.OrderBy(f => f.Depth)) DrawFrame(svg, frame, box, indent);
        foreach (NetworkLine line in lines.All) DrawLine(svg, line, plan.Rows, box, box - indent - 10 - Math.Max(0, line.Lane) * LaneWidth);
        for (int i = 0; i < plan.Rows.Count; i++) DrawRow(svg, plan.Rows[i], i, box, text);
        return svg;
    }

    private static double Inset(NetworkRow row) => row.IsLayer ? 0 : BoxWidth / 3;

    private static double Y(int row) => Top + row * RowHeight;

    private static void DrawFrame(SvgPicture svg, NetworkFrame frame, double box, double indent)
    {
        double inset = indent - frame.Depth * Indent - 3;
        svg.Rectangle(box - inset, Y(frame.First) - 3, BoxWidth + 2 * inset, Y(frame.Last) - Y(frame.First) + BoxHeight + 6, "w-group", 5, title: $"{frame.Path}: {frame.Type}");
    }

    private static void DrawRow(SvgPicture svg, NetworkRow row, int at, double box, double text)
    {
        double inset = Inset(row);
        svg.Rectangle(box + inset, Y(at), BoxWidth - 2 * inset, BoxHeight, row.IsLayer ? "w-box" : "w-op", 4, title: row.Path.Length == 0 ? row.Name : $"{row.Path}: {row.Name}");
        svg.Text(box + BoxWidth / 2, Y(at) + 15, MarkupText.Shorten(row.Name, row.IsLayer ? NameLength : NameLength / 2), row.IsLayer ? "w-ink" : "w-soft", TextAnchor.Middle, 11);
        svg.Text(text, Y(at) + 15, MarkupText.Shorten(row.Path, 30), "w-soft", size: 11);
        svg.Text(text + 290, Y(at) + 15, string.Join(" × ", row.Output), anchor: TextAnchor.End, size: 11);
        if (row.Parameters > 0) svg.Text(text + 385, Y(at) + 15, MarkupText.Count(row.Parameters), anchor: TextAnchor.End, size: 11);
    }

    private static void DrawLine(SvgPicture svg, NetworkLine line, IReadOnlyList<NetworkRow> rows, double box, double lane)
    {
        if (line.Lane < 0)
        {
            svg.Line(box + BoxWidth / 2, Y(line.From) + BoxHeight, box + BoxWidth / 2, Y(line.To), "w-edge");
            return;
        }
        double start = box + Inset(rows[line.From]), end = box + Inset(rows[line.To]), from = Y(line.From) + BoxHeight * 0.65, to = Y(line.To) + BoxHeight * 0.35;
        string N(double v) => MarkupText.Coordinate(v);
        // From the left side of a box, along the lane, back into the left side of another.
        svg.Path($"M{N(start)} {N(from)}H{N(lane + 6)}Q{N(lane)} {N(from)} {N(lane)} {N(from + 6)}V{N(to - 6)}Q{N(lane)} {N(to)} {N(lane + 6)} {N(to)}H{N(end)}", "w-edge", 1.3);
    }
}
