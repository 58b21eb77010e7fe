using System.Text;

namespace Whetstone.Data;

/// <summary>A table in a text file: comma-separated values with a line of column names (RFC 4180).</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The rows, each as long as the columns.</param>
public sealed record CsvTable(string Path, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads a file. Cells in quotes may hold separators, ends of lines, and quotes doubled.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="separator">What stands between cells.</param>
    /// <exception cref="DataFormatException">A row has more or fewer cells than there are columns, or a quote does not end.</exception>
    public static CsvTable Read(string path, char separator = ',')
    {
        using StreamReader text = new(path);
        List<string[]> rows = [];
        int line = 1;
        while (Row(text, separator, path, ref line) is { } row)
        {
            if (row is [""]) continue;
            if (rows.Count > 0 && row.Length != rows[0].Length) throw new DataFormatException(path, 0, $"line {line - 1} has {row.Length} cells where the table has {rows[0].Length} columns");
            rows.Add(row);
        }
        return rows.Count > 0 ? new(path, rows[0], rows[1..]) : throw new DataFormatException(path, 0, "is empty; its first line should name the columns");
    }

    /// <summary>The place of the first column that has one of some names; case does not count.</summary>
    /// <exception cref="DataFormatException">There is none.</exception>
    public int Column(params IReadOnlyList<string> names) => TryColumn(names)
        ?? throw new DataFormatException(Path, 0, $"has no column {string.Join(" or ", names)}; it has {string.Join(", ", Columns.Take(20))}");

    /// <summary>The place of the first column that has one of some names, or null.</summary>
    public int? TryColumn(params IReadOnlyList<string> names)
    {
        foreach (string name in names)
            for (int i = 0; i < Columns.Count; i++)
                if (Columns[i].Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return i;
        return null;
    }

    private static string[]? Row(StreamReader text, char separator, string path, ref int line)
    {
        if (text.Peek() < 0) return null;
        List<string> cells = [];
        StringBuilder cell = new();
        bool quoted = false;
        int start = line;
        while (true)
        {
            int read = text.Read();
            if (read == '\n') line++;
            if (quoted)
            {
                if (read < 0) throw new DataFormatException(path, 0, $"line {start} begins a quote that does not end");
                if (read != '"') cell.Append((char)read);
                else if (text.Peek() == '"') cell.Append((char)text.Read());
                else quoted = false;
            }
            else if (read == '"' && cell.Length == 0) quoted = true;
            else if (read == separator || read is '\n' or < 0)
            {
                // A carriage return before the end of a line belongs to the end.
                if (read != separator && cell.Length > 0 && cell[^1] == '\r') cell.Length--;
                cells.Add(cell.ToString());
                cell.Clear();
                if (read != separator) return [.. cells];
            }
            else cell.Append((char)read);
        }
    }
}
