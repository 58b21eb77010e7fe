using System.Text.Json;
using Whetstone.Vision;

namespace Whetstone.Cli.Tests;

/// <summary><c>whet data check</c>.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("whet-").FullName;

    public CheckTests()
    {
        foreach (string name in (string[])["train/cat", "train/dog", "valid/cat"]) Directory.CreateDirectory(In(name));
        for (byte i = 0; i < 3; i++)
        {
            Image.Filled(4, 4, i).Save(In($"train/cat/{i}.png"));
            Image.Filled(4, 4, (byte)(i + 100)).Save(In($"train/dog/{i}.png"));
        }
        Image.Filled(4, 5, 200).Save(In("valid/cat/9.png"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_sound_set_gives_0_and_counts()
    {
        Whet whet = Whet.Run("data", "check", folder);
        Assert.Equal(0, whet.Code);
        Assert.Equal($"""
            {Path.GetFileName(folder)}: 6 examples for training, 1 for testing; all can be used
            label  train  test
            cat        3     1
            dog        3     0
            size   examples
            1x4x4         6
            1x4x5         1

            """, whet.Out, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Damage_gives_1_and_names_the_file_and_duplicates_are_shown()
    {
        File.WriteAllText(In("train/dog/bad.png"), "no image");
        File.Copy(In("train/cat/1.png"), In("train/dog/copy.png"));
        Whet whet = Whet.Run("data", "check", folder);
        Assert.Equal(1, whet.Code);
        Assert.Contains("1 cannot be used:", whet.Out, StringComparison.Ordinal);
        Assert.Contains(In("train/dog/bad.png"), whet.Out, StringComparison.Ordinal);
        Assert.Contains("Warning: 1 of them with different labels", whet.Out, StringComparison.Ordinal);
        Assert.Contains($"{In("train/cat/1.png")} (cat), {In("train/dog/copy.png")} (dog)", whet.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void As_JSON_it_is_one_object()
    {
        File.WriteAllText(In("train/dog/bad.png"), "no image");
        Whet whet = Whet.Run("data", "check", folder, "--json");
        Assert.Equal(1, whet.Code);
        using JsonDocument json = JsonDocument.Parse(whet.Out);
        Assert.Equal(7, json.RootElement.GetProperty("train").GetInt32());
        Assert.EndsWith("bad.png", json.RootElement.GetProperty("bad")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.False(json.RootElement.GetProperty("is_sound").GetBoolean());
        Assert.Equal("cat", json.RootElement.GetProperty("labels")[0].GetProperty("label").GetString());
    }

    [Fact]
    public void A_set_that_is_no_images_is_checked_too()
    {
        using TinyData tiny = new();
        Whet whet = Whet.Run("data", "check", tiny.Data);
        Assert.Equal(0, whet.Code);
        Assert.Contains("1x28x28", whet.Out, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(folder, name);
}
