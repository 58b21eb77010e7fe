using System.Text.Json;

namespace Whetstone.Testing;

/// <summary>The golden cases of one family; the format is described in tests/goldens/README.md.</summary>
public sealed class GoldenFile
{
    private GoldenFile(JsonElement root)
    {
        Family = root.GetProperty("family").GetString()!;
        Origin = $"PyTorch {root.GetProperty("torch").GetString()}, seed {root.GetProperty("seed").GetInt64()}";
        Cases = [.. root.GetProperty("cases").EnumerateArray().Select((c, i) => new GoldenCase(c, i))];
    }

    /// <summary>The file's name without its ending.</summary>
    public string Family { get; }

    /// <summary>What computed the numbers.</summary>
    public string Origin { get; }

    /// <summary>The cases in file order.</summary>
    public IReadOnlyList<GoldenCase> Cases { get; }

    /// <summary>Reads the file of a family, such as <c>pointwise</c>.</summary>
    public static GoldenFile Read(string family)
    {
        byte[] text = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "goldens", family + ".json"));
        return new(JsonDocument.Parse(text).RootElement);
    }
}
