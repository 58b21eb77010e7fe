using System.Text.Json;
using Xunit.Abstractions;

namespace Whetstone.Vision.Tests;

/// <summary>Resizing against Pillow, to the bit.</summary>
public sealed class ResizeGoldenTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(Resampling.Nearest)]
    [InlineData(Resampling.Lanczos)]
    [InlineData(Resampling.Bilinear)]
    [InlineData(Resampling.Bicubic)]
    [InlineData(Resampling.Box)]
    [InlineData(Resampling.Hamming)]
    public void No_byte_differs_from_Pillow(Resampling filter)
    {
        JsonElement[] cases = [.. VisionGoldens.Cases("resize").Where(c => c.GetProperty("filter").GetInt32() == (int)filter)];
        Assert.True(cases.Length >= 100);
        string[] differences = [.. cases.Select(c => Difference(c, filter)).OfType<string>()];
        output.WriteLine($"goldens of Pillow, {filter}: {cases.Length} images, {differences.Length} differ");
        Assert.Empty(differences);
    }

    private static string? Difference(JsonElement golden, Resampling filter)
    {
        int[] to = golden.GetProperty("to").Numbers();
        JsonElement box = golden.GetProperty("box");
        ResizeBox? part = box.ValueKind == JsonValueKind.Null ? null : new(box[0].GetSingle(), box[1].GetSingle(), box[2].GetSingle(), box[3].GetSingle());
        Image image = VisionGoldens.Hashed(golden), resized = image.Resize(to[0], to[1], filter, part);
        if (VisionGoldens.Hash(resized.Pixels) == golden.Text("sha")) return null;
        string text = $"seed {golden.GetProperty("seed")}: {image} to {resized}, box {part}";
        return golden.TryGetProperty("bytes", out JsonElement bytes)
            ? $"{text}: {Convert.ToHexString(resized.Pixels)}, expected {Convert.ToHexString(bytes.GetBytesFromBase64())}" : text;
    }
}
