namespace Whetstone.Cli.Tests;

/// <summary><c>whet train --auxiliary</c>.</summary>
public sealed class AuxiliaryTests : IDisposable
{
    private readonly TinyData tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void A_network_is_trained_with_its_classifiers_halfway_and_evaluated_without()
    {
        Whet whet = Whet.Run("train", "googlenet", "--data", tiny.Data, "--out", tiny.In("run"), "--input", "3x32x32", "--epochs", "1", "--batch", "48", "--eager", "--auxiliary");
        Assert.True(whet.Code == 0, whet.Error);
        string model = Path.Combine(tiny.In("run"), "model.safetensors");
        Assert.Contains("aux2.fc2.weight", Safetensors.Read(model).Tensors.Keys);
        // The loss of the log's test images is that of the last classifier, in whatever way the weights are read.
        string expected = File.ReadLines(Path.Combine(tiny.In("run"), "log.jsonl")).Last();
        foreach (string saved in new[] { tiny.In("run"), model, Path.Combine(tiny.In("run"), "checkpoint.safetensors") })
            Assert.Equal(Number(expected, "test_loss"), Number(Whet.Run("evaluate", saved, "--json").Out, "loss"), 1e-5);
        // What the classifiers halfway add shows in the loss of training: two of them, by 0.3, that start at ln 2.
        Assert.True(Number(expected, "loss") > 1, expected);
        Assert.Contains("--auxiliary", File.ReadAllText(Path.Combine(tiny.In("run"), "report.html")), StringComparison.Ordinal);

        static double Number(string json, string name) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(name).GetDouble();
    }

    [Fact]
    public void What_has_none_or_keeps_them_is_refused()
    {
        Assert.Contains("lenet has no classifiers halfway; these have: googlenet, inception-v1, inception-v3", Whet.Fails("train", "lenet", "--data", tiny.Data, "--auxiliary"), StringComparison.Ordinal);
        Assert.Contains("leave out one of them", Whet.Fails("train", "googlenet", "--data", tiny.Data, "--auxiliary", "--freeze", "--pretrained", tiny.Data), StringComparison.Ordinal);
    }
}
