using System.Globalization;
using System.Text.Json;
using Whetstone.Data;

namespace Whetstone.Reports;

/// <summary>Reads <c>log.jsonl</c> of a run folder: an object an epoch, its properties numbers.</summary>
public static class RunLogFile
{
    private const string EpochKey = "epoch";
    private static readonly string[] Parts = ["train", "test", "valid"];

    /// <summary>The figures of a log. A file that is not there has no epochs, and a last line that was cut off while it was written does not count.</summary>
    /// <exception cref="DataFormatException">Another line is no JSON object, or has no epoch.</exception>
    public static History Read(string path)
    {
        if (!File.Exists(path)) return History.Empty;
        string[] lines = File.ReadAllLines(path);
        List<Dictionary<string, double>> rows = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            if (Row(lines[i]) is { } row) rows.Add(row);
            else if (i < lines.Length - 1) throw new DataFormatException(path, 0, $"line {i + 1} is not the JSON of an epoch", "remove the line, or train again");
        }
        string[] names = [.. rows.SelectMany(r => r.Keys).Distinct().Where(n => n != EpochKey)];
        return new([.. rows.Select(r => (int)Math.Clamp(r[EpochKey], 0, int.MaxValue))], [.. names.Select(n => Column(n, rows))]);
    }

    private static Dictionary<string, double>? Row(string line)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            Dictionary<string, double> row = [];
            foreach (JsonProperty property in json.RootElement.EnumerateObject()) if (Number(property.Value) is { } value) row[property.Name] = value;
            return row.ContainsKey(EpochKey) ? row : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What is no number stands in JSON as a word.
    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double named) => named,
        _ => null,
    };

    private static FigureColumn Column(string name, List<Dictionary<string, double>> rows)
    {
        string part = Parts.FirstOrDefault(p => name.StartsWith(p + "_", StringComparison.Ordinal)) ?? (name == "loss" ? "train" : "");
        string figure = part.Length > 0 && name.StartsWith(part + "_", StringComparison.Ordinal) ? name[(part.Length + 1)..] : name;
        return new(figure.Replace('_', ' '), part, [.. rows.Select(r => r.TryGetValue(name, out double value) ? value : double.NaN)]);
    }
}
