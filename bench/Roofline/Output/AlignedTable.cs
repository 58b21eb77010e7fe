namespace Whetstone.Bench.Roofline;

/// <summary>Columns of text that line up.</summary>
/// <param name="headings">The columns; one that begins with &gt; is aligned to the right.</param>
internal sealed class AlignedTable(params string[] headings)
{
    private readonly List<string[]> rows = [[.. headings.Select(h => h.TrimStart('>'))]];

    internal void Add(params string[] cells) => rows.Add(cells);

    internal void Write(TextWriter to)
    {
        int[] widths = [.. headings.Select((_, column) => rows.Max(r => r[column].Length))];
        foreach (string[] row in rows)
            to.WriteLine(string.Join("  ", row.Select((cell, c) => headings[c].StartsWith('>') ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd());
    }
}
