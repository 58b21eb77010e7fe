namespace Whetstone.Weights;

/// <summary>The kinds of files that weights are kept in. A new one is a file beside this one and a line in <see cref="All"/>.</summary>
public static class WeightFormats
{
    /// <summary>How many first bytes of a file are looked at.</summary>
    public const int SignatureBytes = 16;

    /// <summary>Every kind, in the order in which they are asked whether a file is theirs.</summary>
    public static IReadOnlyList<WeightFormat> All { get; } =
    [
        new NpzFormat(),
        new PthFormat(),
        new ParamsFormat(),
        new SafetensorsFormat(),
    ];

    /// <summary>The kind of a file that exists: by its first bytes, whatever it is called, or else by its ending.</summary>
    /// <exception cref="WeightFileException">It is of none.</exception>
    public static WeightFormat Of(string path)
    {
        byte[] first = new byte[SignatureBytes];
        int length;
        using (FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read)) length = stream.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        // A damaged file is known by its ending still, and its own reader says best what is wrong.
        return All.FirstOrDefault(f => f.Recognises(first.AsSpan(0, length), path)) ?? All.FirstOrDefault(f => f.HasEnding(path))
            ?? throw new WeightFileException(path, 0, $"this is no file of weights that is known here: {Known}");
    }

    /// <summary>The kind of a file to be written: by its ending.</summary>
    /// <exception cref="ArgumentException">No kind has that ending.</exception>
    public static WeightFormat ByEnding(string path) =>
        All.FirstOrDefault(f => f.HasEnding(path))
            ?? throw new ArgumentException($"the ending of '{path}' tells no format; known are {Known}", nameof(path));

    private static string Known => string.Join(", ", All.Select(f => $"{f.Name} ({string.Join(' ', f.Endings)})"));
}
