using System.Text.Json;

namespace Whetstone.Vision.Tests;

/// <summary>Every format against what Pillow decodes.</summary>
public sealed class DecodeGoldenTests
{
    public static TheoryData<string> Prefixes => ["png", "bmp", "pnm", "gif"];

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Files_decode_to_the_bytes_that_Pillow_gets(string prefix)
    {
        JsonElement[] cases = [.. VisionGoldens.Cases("decode").Where(c => c.Text("name").StartsWith(prefix, StringComparison.Ordinal))];
        Assert.True(cases.Length >= 12);
        string[] differences = [.. cases.Select(Difference).OfType<string>()];
        Assert.Empty(differences);
    }

    [JpegFact]
    public void Jpeg_files_decode_to_the_bytes_that_Pillow_gets()
    {
        string[] differences = [.. VisionGoldens.Cases("jpeg").Select(Difference).OfType<string>()];
        Assert.Empty(differences);
    }

    private static string? Difference(JsonElement golden)
    {
        string name = golden.Text("name");
        var options = new DecodeOptions { AtLeast = golden.TryGetProperty("least", out JsonElement least) ? (least[0].GetInt32(), least[1].GetInt32()) : null };
        Image image = Image.Decode(golden.GetProperty("file").GetBytesFromBase64(), options, name).As(golden.Text("mode"));
        int[] size = golden.GetProperty("size").Numbers();
        if (image.Height != size[0] || image.Width != size[1]) return $"{name}: {image}, expected [{size[0]}, {size[1]}]";
        return VisionGoldens.Hash(image.Pixels) == golden.Text("sha") ? null : $"{name}: bytes differ";
    }
}
