using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Images with classes from a table or a list, instead of from folders.</summary>
public static class ImageTable
{
    private static readonly string[] ManyColumns = ["tags", "labels", "classes"];

    private static readonly string[] ImageColumns = ["image", "path", "file", "filename", "file_name", "name", "id"], LabelColumns = ["label", "class", "category", "breed", "target"];

    /// <summary>The images of a table (.csv).</summary>
    /// <remarks>A column <c>is_valid</c> (True or 1 for validation), if there is one, splits; otherwise chance does.</remarks>
    /// <param name="path">The table; paths in it are relative to its folder, and an ending that they leave out is found.</param>
    /// <param name="imageColumn">The column with the paths; null for one called image, path, file, filename, name or id.</param>
    /// <param name="labelColumn">The column with the classes; null for one called label, class, category, breed or target.</param>
    /// <param name="validation">The part that is held back, if no column says it.</param>
    /// <param name="seed">Determines which part.</param>
    /// <exception cref="DataFormatException">The table is damaged or has no such column.</exception>
    public static LabelledItems<string> FromCsv(string path, string? imageColumn = null, string? labelColumn = null, double validation = 0.2, ulong seed = 0)
    {
        CsvTable table = CsvTable.Read(path);
        int image = imageColumn is null ? table.Column(ImageColumns) : table.Column(imageColumn), label = labelColumn is null ? table.Column(LabelColumns) : table.Column(labelColumn);
        int? held = table.TryColumn("is_valid");
        string root = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return Labelled([.. table.Rows.Select(r => new Row(Found(Path.Combine(root, r[image])), r[label], held is { } h ? r[h].Trim() is "1" or "True" or "true" : null))], root, validation, seed);
    }

    /// <summary>The images of a table with any number of classes each, between spaces or semicolons in one cell: <c>clear primary road</c>.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="imageColumn">The column with the path, relative to the table's folder, with or without its ending; found by usual names if null.</param>
    /// <param name="labelColumn">The column with the classes; found by usual names, such as tags and labels, if null.</param>
    /// <param name="validation">The part that is held back, if no column says it.</param>
    /// <param name="seed">Determines which part.</param>
    /// <exception cref="DataFormatException">The table is damaged or has no such column.</exception>
    public static LabelledItems<string> ManyFromCsv(string path, string? imageColumn = null, string? labelColumn = null, double validation = 0.2, ulong seed = 0)
    {
        CsvTable table = CsvTable.Read(path);
        int label = labelColumn is null ? table.Column([.. ManyColumns, .. LabelColumns]) : table.Column(labelColumn);
        LabelledItems<string> single = FromCsv(path, imageColumn, table.Columns[label], validation, seed);
        return single.Items.LabelByMany(p => single.Labels.TextOf(p).Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries), [.. single.Classes.SelectMany(c => c.Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries)).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>The images of a list file (.lst) with one label each, a class by its number.</summary>
    /// <param name="path">The list.</param>
    /// <param name="root">The folder that its paths are below; null for that of the list.</param>
    /// <param name="validation">The part that is held back.</param>
    /// <param name="seed">Determines which part.</param>
    /// <exception cref="DataFormatException">The list is damaged, or has labels that are no classes.</exception>
    public static LabelledItems<string> FromList(string path, string? root = null, double validation = 0.2, ulong seed = 0)
    {
        root ??= Path.GetDirectoryName(Path.GetFullPath(path))!;
        ListEntry[] entries = [.. ListFile.Read(path)];
        foreach (ListEntry entry in entries)
            if (entry.Labels is not [>= 0 and < 1 << 24] || entry.Labels[0] != MathF.Floor(entry.Labels[0])) throw new DataFormatException(path, 0, $"labels {entry.Path} with {string.Join(", ", entry.Labels.Take(6))}, which is no class");
        // In the order of the numbers, not of their digits.
        string[] classes = [.. Enumerable.Range(0, entries.Length == 0 ? 0 : (int)entries.Max(e => e.Labels[0]) + 1).Select(i => $"{i}")];
        return Labelled([.. entries.Select(e => new Row(Path.Combine(root, e.Path), $"{(int)e.Labels[0]}", null))], root, validation, seed, classes);
    }

    private static LabelledItems<string> Labelled(Row[] rows, string root, double validation, ulong seed, IReadOnlyList<string>? classes = null)
    {
        Dictionary<string, Row> table = [];
        foreach (Row row in rows)
            if (!table.TryAdd(row.Path, row)) throw new LabelException($"{row.Path} is listed twice");
        Items<string> items = new([.. rows.Select(r => r.Path)], root);
        SplitItems<string> split = rows.Any(r => r.Held is not null) ? items.SplitBy(p => table[p].Held) : items.SplitByRandom(validation, seed);
        return split.LabelBy(p => table[p].Label, classes);
    }

    private static string Found(string path) => File.Exists(path) ? path : ImageFolder.Extensions.Select(e => path + e).FirstOrDefault(File.Exists) ?? path;

    private sealed record Row(string Path, string Label, bool? Held);
}
