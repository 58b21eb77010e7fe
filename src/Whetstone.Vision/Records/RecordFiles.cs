using System.Text.RegularExpressions;

namespace Whetstone.Vision;

/// <summary>The names of the files that belong to a prefix: chunks and parts, as im2rec names them.</summary>
/// <param name="Prefix">Folder and beginning of all names.</param>
/// <param name="IsTraining">Whether the file at hand is one for training.</param>
internal sealed partial record RecordFiles(string Prefix, bool IsTraining)
{
    private const string ClassesEnding = "_classes.txt";

    /// <summary>Where the names of classes stand, a line each.</summary>
    public string ClassesPath => Prefix + ClassesEnding;

    /// <summary>Splits the name of a file.</summary>
    public static RecordFiles Of(string path)
    {
        Match match = Name().Match(Path.GetFileNameWithoutExtension(path));
        string prefix = Path.Combine(Path.GetDirectoryName(path) ?? "", match.Groups["prefix"].Value);
        string part = match.Groups["part"].Value;
        // A whole list cut into chunks only has no parts; its name is its own prefix unless the classes say otherwise.
        if (part.Length == 0 && match.Groups["chunk"].Success && !File.Exists(prefix + ClassesEnding)) prefix += match.Groups["chunk"].Value;
        return new(prefix, part == "_train");
    }

    /// <summary>The files of one part, such as <c>_val</c>: those of all chunks in order, or the one.</summary>
    public IReadOnlyList<string> Part(string part)
    {
        if (!IsTraining) return [];
        if (File.Exists($"{Prefix}{part}.rec")) return [$"{Prefix}{part}.rec"];
        List<string> chunks = [];
        while (File.Exists($"{Prefix}_{chunks.Count}{part}.rec")) chunks.Add($"{Prefix}_{chunks.Count}{part}.rec");
        return chunks;
    }

    [GeneratedRegex(@"^(?<prefix>.*?)(?<chunk>_\d+)?(?<part>_train|_val|_test)?$")]
    private static partial Regex Name();
}
