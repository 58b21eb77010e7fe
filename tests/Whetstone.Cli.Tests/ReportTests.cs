using System.Text;

namespace Whetstone.Cli.Tests;

/// <summary>The report of a run folder, and the picture of a network.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly TinyData tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Train_leaves_a_report_which_the_command_writes_again_to_the_byte()
    {
        Whet train = Train();
        string path = Path.Combine(tiny.In("a"), "report.html"), text = File.ReadAllText(path, Encoding.UTF8);
        Assert.Contains($"Report: {path}", train.Lines);
        foreach (string part in new[] { "Confusion matrix", "Loss by epoch", "Worst predictions", "whet train mlp --data", "--epochs 2", "--seed 3", "learning rate" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Whet again = Whet.Run("report", tiny.In("a"), "--out", tiny.In("again.html"));
        Assert.Equal([$"Report: {tiny.In("again.html")}"], again.Lines);
        Assert.Equal(text, File.ReadAllText(tiny.In("again.html"), Encoding.UTF8));
    }

    [Fact]
    public void The_report_says_the_accuracy_that_evaluate_says()
    {
        Train();
        string line = Assert.Single(Whet.Run("evaluate", tiny.In("a")).Lines), right = line[(line.IndexOf('(', StringComparison.Ordinal) + 1)..].Split(' ')[0];
        Assert.Contains($"right: {right} of 32 test samples", File.ReadAllText(Path.Combine(tiny.In("a"), "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_weights_and_a_folder_that_is_no_run_are_told()
    {
        Train();
        foreach (string file in Directory.GetFiles(tiny.In("a"), "*.safetensors")) File.Delete(file);
        Assert.Contains("no weights", Whet.Fails("report", tiny.In("a")), StringComparison.Ordinal);
        Assert.Contains("no run folder", Whet.Fails("report", tiny.In("b")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_told_and_spoils_no_training()
    {
        string taken = Path.Combine(tiny.In("a"), "report.html");
        Directory.CreateDirectory(taken);
        Whet train = Train();
        Assert.Equal(0, train.Code);
        Assert.Contains("the report could not be written", train.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(tiny.In("a"), "model.safetensors")));
        Assert.Empty(Directory.GetFiles(tiny.In("a"), "*.tmp"));
        Assert.Contains("nowhere", Whet.Fails("report", tiny.In("a"), "--out", Path.Combine(tiny.In("nowhere"), "a.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_draws_a_network()
    {
        Whet whet = Whet.Run("summary", "lenet", "--svg", tiny.In("net.svg"));
        Assert.Equal(0, whet.Code);
        Assert.Contains("<svg", File.ReadAllText(tiny.In("net.svg")), StringComparison.Ordinal);
    }

    private Whet Train() => Whet.Run("train", "mlp", "--data", tiny.Data, "--out", tiny.In("a"), "--batch", "16", "--epochs", "2", "--seed", "3");
}
