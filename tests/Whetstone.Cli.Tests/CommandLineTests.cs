using System.Text.Json;

namespace Whetstone.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("did you mean 'lenet'", "train", "lenett")]
    [InlineData("did you mean 'mnist'", "train", "mlp", "--data", "minst")]
    [InlineData("did you mean 'adam'", "train", "mlp", "--optimizer", "adm")]
    [InlineData("did you mean 'cosine'", "train", "mlp", "--schedule", "cosin")]
    [InlineData("lbfgs is not for batches", "train", "mlp", "--optimizer", "lbfgs")]
    [InlineData("adam has no --momentum; leave it out, or use one that has: sgd", "train", "mlp", "--optimizer", "adam", "--momentum", "0.9")]
    [InlineData("did you mean 'train'", "trian")]
    [InlineData("did you mean '--batch'", "train", "mlp", "--bacth", "3")]
    [InlineData("did you mean 'lenet-fmnist'", "bench", "--only", "lenet-fmnits")]
    [InlineData("at least 1", "train", "mlp", "--batch", "0")]
    [InlineData("at least 1", "train", "mlp", "--batch", "-3")]
    [InlineData("at least 1", "train", "mlp", "--epochs", "0")]
    [InlineData("above 0", "train", "mlp", "--lr", "nan")]
    [InlineData("cannot write the run folder", "train", "mlp", "--out", "/dev/null/run")]
    [InlineData("there is no run folder", "train", "--resume", "runs/none")]
    [InlineData("there is no run folder and no file", "evaluate", "nothing")]
    [InlineData("which network?", "train")]
    [InlineData("such as 1x28x28", "summary", "lenet", "--input", "28by28")]
    [InlineData("(at 0)", "summary", "lenet", "--input", "1x4x4")]
    public void What_is_wrong_is_said_in_one_line(string part, params string[] args) =>
        Assert.Contains(part, Whet.Fails(args), StringComparison.Ordinal);

    [Fact]
    public void Summary_of_lenet_has_the_documents_chain_and_count()
    {
        Whet whet = Whet.Run("summary", "lenet");
        Assert.Equal(["1x28x28", "20x24x24", "20x12x12", "50x10x10", "50x5x5", "1250", "128", "10"],
            whet.Lines[1..^1].Select((l, i) => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[i == 0 ? 1 : 2]));
        Assert.Contains("170,988", whet.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Bench_prints_an_object_a_line()
    {
        Whet whet = Whet.Run("bench", "--only", "mlp-mnist", "--seconds", "0", "--threads", "1", "--json");
        Assert.Equal(3, whet.Lines.Length);
        foreach (string line in whet.Lines)
        {
            using JsonDocument row = JsonDocument.Parse(line);
            Assert.Equal(["workload", "phase", "batch", "threads", "images_per_s", "ms"], row.RootElement.EnumerateObject().Select(p => p.Name));
            Assert.Equal("mlp-mnist", row.RootElement.GetProperty("workload").GetString());
            Assert.True(row.RootElement.GetProperty("images_per_s").GetDouble() > 0);
        }
    }

    [Fact]
    public void Help_names_every_command()
    {
        Whet whet = Whet.Run("--help");
        foreach (string command in new[] { "train", "evaluate", "predict", "summary", "bench", "data", "doctor" }) Assert.Contains(command, whet.Out, StringComparison.Ordinal);
    }
}
