namespace Whetstone.Cli;

/// <summary>Columns of text that line up, the same on a terminal and in a file.</summary>
/// <param name="headings">The columns; one that begins with &gt; is aligned to the right.</param>
internal sealed class PlainTable(params string[] headings)
{
    private readonly List<string[]> rows = [[.. headings.Select(h => h.TrimStart('>'))]];

    internal void Add(params string[] cells) => rows.Add(cells);

    internal void Write(Terminal terminal)
    {
        int[] widths = [.. Enumerable.Range(0, headings.Length).Select(c => rows.Max(r => r[c].Length))];
        foreach (string[] row in rows)
            terminal.Line(string.Join("  ", row.Select((cell, c) => headings[c].StartsWith('>') ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))).TrimEnd());
    }
}
