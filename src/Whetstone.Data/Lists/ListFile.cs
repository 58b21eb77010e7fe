using System.Globalization;

namespace Whetstone.Data;

/// <summary>List files (.lst) of MXNet's im2rec: lines <c>index\tlabel[\tlabel...]\tpath</c>.</summary>
public static class ListFile
{
    /// <summary>The entries of a file, one by one; empty lines are passed over.</summary>
    /// <exception cref="DataFormatException">A line is not as described.</exception>
    public static IEnumerable<ListEntry> Read(string path)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.Trim().Length > 0) yield return Parse(line, path, number);
        }
    }

    /// <summary>Writes a file, whole or not at all. Labels have the six decimals that im2rec gives them.</summary>
    /// <exception cref="ArgumentException">A path holds a tab or the end of a line.</exception>
    public static void Write(string path, IEnumerable<ListEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        WholeFile.Write(path, stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (ListEntry entry in entries)
            {
                if (entry.Path.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0) throw new ArgumentException($"a list holds no path with a tab or the end of a line: '{entry.Path}'", nameof(entries));
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entry.Index}\t{string.Join('\t', entry.Labels.Select(l => l.ToString("F6", CultureInfo.InvariantCulture)))}\t{entry.Path}"));
            }
        });
    }

    private static ListEntry Parse(string line, string path, int number)
    {
        string[] parts = line.TrimEnd('\r').Split('\t');
        if (parts.Length < 3) throw Wrong(path, number, $"has {parts.Length} parts between tabs; at least 3 are needed: an index, a label, a path");
        if (!TryNumber(parts[0], out double index) || index < 0 || index > 1L << 53 || index != Math.Floor(index)) throw Wrong(path, number, $"begins with '{Short(parts[0])}'; an index is a whole number that is not negative");
        float[] labels = new float[parts.Length - 2];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = TryNumber(parts[i + 1], out double label) && double.IsFinite(label) ? (float)label : throw Wrong(path, number, $"has the label '{Short(parts[i + 1])}', which is no number");
        string file = parts[^1].Trim();
        return file.Length > 0 ? new((long)index, labels, file) : throw Wrong(path, number, "names no file");
    }

    private static bool TryNumber(string text, out double value) => double.TryParse(text.AsSpan().Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static string Short(string text) => text.Length > 40 ? text[..40] + "..." : text;

    private static DataFormatException Wrong(string path, int number, string defect) => new(path, 0, $"line {number} {defect}");
}
