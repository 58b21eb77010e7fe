using Whetstone.Learn;

namespace Whetstone.Reports;

/// <summary>A confusion matrix as a picture: a row for each true class, a column for each prediction, the stronger the colour the larger the part of the row.</summary>
public static class ConfusionPicture
{
    /// <summary>More classes are not shown: those with the most mistakes stand for them.</summary>
    public const int MostClasses = 40;

    private const int CountsUpTo = 25, NameLength = 18;
    private const double Top = 74, Margin = 14;

    /// <summary>The picture.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ArgumentException">There are not as many names as classes.</exception>
    public static SvgPicture Draw(ConfusionMatrix matrix, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count != matrix.Classes) throw new ArgumentException($"the matrix has {matrix.Classes} classes; got {classes.Count} names", nameof(classes));
        int[] shown = Shown(matrix);
        string[] names = [.. shown.Select(c => MarkupText.Shorten(classes[c], NameLength))];
        double cell = shown.Length <= 12 ? 44 : shown.Length <= CountsUpTo ? 30 : 15, letters = shown.Length <= CountsUpTo ? 12 : 10;
        double label = 0.62 * letters * names.Select(n => n.Length).DefaultIfEmpty(0).Max() + 8, left = Margin + 18 + label, extent = shown.Length * cell;
        SvgPicture svg = new(Math.Max(left + extent + Margin + label * 0.5, 330), Top + extent + label * 0.75 + 34, "Confusion matrix");
        svg.Text(Margin, 22, "Confusion matrix", size: 14, bold: true);
        svg.Text(Margin, 42, shown.Length < classes.Count ? $"{shown.Length} of {MarkupText.Count(classes.Count)} classes: those with the most mistakes" : "rows: what it is; columns: what it was taken for", "w-soft");
        svg.Text(Margin, 60, "blue: right, orange: wrong, as part of the row", "w-soft", size: 11);
        for (int r = 0; r < shown.Length; r++)
        {
            svg.Text(left - 6, Top + (r + 0.5) * cell + 4, names[r], anchor: TextAnchor.End, size: letters);
            svg.Text(left + (r + 0.5) * cell + 3, Top + extent + 14, names[r], anchor: TextAnchor.Start, size: letters, turn: 40);
            long row = Enumerable.Range(0, matrix.Classes).Sum(c => matrix[shown[r], c]);
            for (int c = 0; c < shown.Length; c++) Cell(svg, left + c * cell, Top + r * cell, cell, matrix[shown[r], shown[c]], row, r == c, counts: shown.Length <= CountsUpTo, $"{classes[shown[r]]} taken for {classes[shown[c]]}");
        }
        svg.Rectangle(left, Top, extent, extent, "w-frame");
        return svg;
    }

    private static void Cell(SvgPicture svg, double x, double y, double side, long count, long row, bool right, bool counts, string title)
    {
        double part = row == 0 ? 0 : (double)count / row;
        // The root lets rare mistakes show; a right row is strong anyway.
        double strength = right ? part : Math.Sqrt(part);
        if (count > 0) svg.Rectangle(x, y, side, side, right ? "w-right" : "w-wrong", opacity: Math.Max(0.04, strength), title: $"{title}: {MarkupText.Count(count)} ({MarkupText.Percent(part)})");
        if (counts && count > 0)
            svg.Text(x + side / 2, y + side / 2 + 4, Text(count), strength > 0.55 ? "w-bright" : "w-ink", TextAnchor.Middle, side > 40 ? 12 : 9);
    }

    private static string Text(long count) => count < 10_000 ? $"{count}" : MarkupText.Figure(Math.Round(count / 1000.0)) + "k";

    private static int[] Shown(ConfusionMatrix matrix)
    {
        if (matrix.Classes <= MostClasses) return [.. Enumerable.Range(0, matrix.Classes)];
        long[] mistakes = new long[matrix.Classes];
        foreach (ConfusedPair pair in ConfusedPair.MostConfused(matrix))
        {
            mistakes[pair.Truth] += pair.Count;
            mistakes[pair.Predicted] += pair.Count;
        }
        return [.. Enumerable.Range(0, matrix.Classes).OrderByDescending(c => mistakes[c]).ThenBy(c => c).Take(MostClasses).Order()];
    }
}
