using System.Text.Json;
using Whetstone.Data;
using Whetstone.Zoo;

namespace Whetstone.Cli.Tests;

/// <summary><c>--json</c> of commands that print tables says the same.</summary>
public sealed class JsonTests : IDisposable
{
    private readonly TinyData tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Summary_counts_what_is_trained_of_a_frozen_run_and_of_a_network()
    {
        JsonElement plain = One("summary", "lenet");
        Assert.Equal((170_988, 170_988, "lenet"), (plain.GetProperty("parameters").GetInt64(), plain.GetProperty("trainable").GetInt64(), plain.GetProperty("model").GetString()));
        Assert.Equal([20, 24, 24], plain.GetProperty("layers")[0].GetProperty("output").EnumerateArray().Select(v => v.GetInt32()));

        Assert.Equal(0, Whet.Run("train", "mlp", "--data", tiny.Data, "--epochs", "1", "--batch", "48", "--out", tiny.In("a")).Code);
        Assert.Equal(0, Whet.Run("train", "mlp", "--data", tiny.Data, "--epochs", "1", "--batch", "48", "--pretrained", tiny.In("a"), "--freeze", "--out", tiny.In("b")).Code);
        JsonElement frozen = One("summary", tiny.In("b"));
        JsonElement last = frozen.GetProperty("layers").EnumerateArray().Last(l => l.GetProperty("parameters").GetInt64() > 0);
        Assert.Equal(last.GetProperty("parameters").GetInt64(), frozen.GetProperty("trainable").GetInt64());
        Assert.True(frozen.GetProperty("parameters").GetInt64() > frozen.GetProperty("trainable").GetInt64());
        string[] lines = Whet.Run("summary", tiny.In("b")).Lines;
        Assert.Matches(@"parameters +trainable +multiply-adds", lines[0]);
        Assert.Equal(frozen.GetProperty("trainable").GetInt64().ToString("N0", System.Globalization.CultureInfo.InvariantCulture), lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[2]);
        Assert.DoesNotContain("trainable", Whet.Run("summary", tiny.In("a")).Out, StringComparison.Ordinal);
        Assert.Contains("leave it out", Whet.Fails("summary", tiny.In("a"), "--classes", "3"), StringComparison.Ordinal);
    }

    [Fact]
    public void Predictions_are_probabilities_with_the_truth()
    {
        Assert.Equal(0, Whet.Run("train", "mlp", "--data", tiny.Data, "--epochs", "1", "--batch", "48", "--out", tiny.In("a")).Code);
        JsonElement[] rows = [.. Whet.Run("predict", tiny.In("a"), "--index", "0,1", "--json").Lines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["0", "1"], rows.Select(r => r.GetProperty("truth").GetString()));
        Assert.All(rows, r => Assert.Equal(1, r.GetProperty("classes").EnumerateArray().Sum(c => c.GetProperty("probability").GetDouble()), 1e-5));
    }

    [Fact]
    public void Lists_have_an_object_a_line_and_the_doctor_one_in_all()
    {
        Assert.Equal(DataSets.All.Select(d => d.Name), Whet.Run("data", "list", "--json").Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("name").GetString()));
        Assert.Equal(Pretrained.All.Count, Whet.Run("models", "--pretrained", "--json").Lines.Length);
        JsonElement[] models = [.. Whet.Run("models", "--json").Lines.Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal((Models.All.Count, 69.758), (models.Length, models.Single(m => m.GetProperty("name").GetString() == "resnet18").GetProperty("top1").GetDouble()));
        JsonElement doctor = One("doctor");
        Assert.Contains(".NET", doctor.GetProperty("facts").GetProperty("Runtime").GetString(), StringComparison.Ordinal);
    }

    private static JsonElement One(params string[] args) => JsonDocument.Parse(Assert.Single(Whet.Run([.. args, "--json"]).Lines)).RootElement;
}
