using System.Text.Json;
using Whetstone.Zoo;

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

    [Theory]
    [InlineData("resnet50", "25,557,032", "4,089,184,256")]
    [InlineData("alexnet", "61,100,840", "714,188,480")]
    [InlineData("mobilenetv2", "3,504,872", "300,774,272")]
    [InlineData("xresnet18", "11,228,586", "783,684,608")]
    public void Summary_totals_are_those_published(string model, string parameters, string multiplyAdds)
    {
        string[] total = Whet.Run("summary", model).Lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["total", parameters, multiplyAdds], total);
    }

    [Fact]
    public void Summary_takes_another_image_and_another_number_of_classes()
    {
        Whet whet = Whet.Run("summary", "resnet18-cifar", "--input", "3x64x48", "--classes", "7");
        Assert.Contains("3x64x48", whet.Lines[1], StringComparison.Ordinal);
        Assert.Matches(@"^fc +Linear +7 ", whet.Lines[^2]);
    }

    [Fact]
    public void Summary_shows_how_parameters_come_about()
    {
        Whet whet = Whet.Run("summary", "lenet-cifar", "--formulas");
        Assert.Matches(@"^conv1 .* 6·3·5·5 \+ 6 = 456$", whet.Lines[2]);
        Assert.EndsWith("formula", whet.Lines[0].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bench_has_the_eleven_workloads_of_the_comparison() => Assert.Equal(
        ["mlp-mnist 256 1x28x28", "lenet-fmnist 256 1x28x28", "vgg16-cifar 64 3x32x32", "resnet18-cifar 64 3x32x32", "alexnet-224 32 3x224x224",
         "googlenet-224 16 3x224x224", "resnet18-224 16 3x224x224", "resnet50-224 8 3x224x224", "mobilenetv2-224 16 3x224x224", "vgg16-224 4 3x224x224", "xresnet18-128 32 3x128x128"],
        Workload.All.Select(w => $"{w.Name} {w.Batch} {string.Join('x', w.Input)}"));

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
        foreach (string command in new[] { "train", "evaluate", "predict", "summary", "time", "bench", "data", "doctor" }) Assert.Contains(command, whet.Out, StringComparison.Ordinal);
    }
}
