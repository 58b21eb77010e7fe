namespace Whetstone.Cli.Tests;

public sealed class TrainTests : IDisposable
{
    private readonly TinyData tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void An_epoch_line_is_in_the_words_of_the_documents()
    {
        Whet whet = Train("a", "--epochs", "2");
        Assert.Equal(0, whet.Code);
        string[] lines = [.. whet.Lines.Where(l => l.StartsWith("Epoch", StringComparison.Ordinal))];
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^Epoch 0\. Loss: \d+\.\d{3}, Train acc \d\.\d{2}, Test acc \d\.\d{2}, Time \d+\.\d sec$", lines[0]);
        Assert.StartsWith("Epoch 1. ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_for_tensorboard_are_in_the_runs_folder_and_change_no_weight()
    {
        Train("plain");
        Assert.Empty(Directory.GetFiles(tiny.In("plain"), "*tfevents*"));
        Assert.Equal(0, Train("watched", "--tensorboard").Code);
        FileInfo curves = new(Assert.Single(Directory.GetFiles(tiny.In("watched"), "events.out.tfevents.*")));
        Assert.True(curves.Length > 200, $"{curves.Length} bytes");
        Assert.Equal(Weights("plain"), Weights("watched"));
        Assert.Equal(0, Whet.Run("train", "--resume", tiny.In("watched"), "--epochs", "2", "--tensorboard").Code);
        Assert.Equal(2, Directory.GetFiles(tiny.In("watched"), "events.out.tfevents.*").Length);
    }

    [Fact]
    public void Evaluate_says_the_accuracy_of_the_last_epoch()
    {
        string last = Train("a", "--epochs", "2").Lines.Last(l => l.StartsWith("Epoch", StringComparison.Ordinal));
        string accuracy = last[last.IndexOf("Test acc", StringComparison.Ordinal)..][..13];
        foreach (string target in new[] { tiny.In("a"), Path.Combine(tiny.In("a"), "model.safetensors"), Path.Combine(tiny.In("a"), "checkpoint.safetensors") })
        {
            Whet whet = Whet.Run("evaluate", target);
            Assert.Matches(@"^Loss: \d+\.\d{3}, Test acc \d\.\d{2} \(\d+ of 32\)$", Assert.Single(whet.Lines));
            Assert.Contains(accuracy, whet.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Weights_are_the_same_for_any_number_of_threads_and_when_a_run_is_extended()
    {
        Train("one", "--epochs", "2", "--threads", "1");
        Train("two", "--epochs", "2", "--threads", "2");
        Train("three", "--epochs", "1");
        Assert.Equal(0, Whet.Run("train", "--resume", tiny.In("three"), "--epochs", "2").Code);
        byte[] weights = Weights("one");
        Assert.Equal(weights, Weights("two"));
        Assert.Equal(weights, Weights("three"));
        Assert.Equal(2, File.ReadAllLines(Path.Combine(tiny.In("three"), "log.jsonl")).Length);
    }

    [Fact]
    public void A_finished_run_says_so()
    {
        Train("a");
        Whet whet = Whet.Run("train", "--resume", tiny.In("a"));
        Assert.Equal(0, whet.Code);
        Assert.Contains("is finished", whet.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_names_classes()
    {
        Train("a");
        Whet whet = Whet.Run("predict", tiny.In("a"), "--index", "0,3", "--top", "1");
        Assert.Equal(2, whet.Lines.Length);
        Assert.Matches(@"^0: [01] \d+\.\d % \(it is: 0\)$", whet.Lines[0]);
        Assert.Matches(@"^3: [01] \d+\.\d % \(it is: 1\)$", whet.Lines[1]);
    }

    [Fact]
    public void A_network_of_colour_images_trains_on_grey_ones_and_is_used_again()
    {
        Whet whet = Whet.Run("train", "mobilenetv2-0.25", "--data", tiny.Data, "--out", tiny.In("m"), "--input", "3x32x40", "--batch", "32", "--epochs", "1");
        Assert.Equal(0, whet.Code);
        Assert.Contains("3,32,40", string.Concat(File.ReadAllText(Path.Combine(tiny.In("m"), "config.json")).Where(c => !char.IsWhiteSpace(c))), StringComparison.Ordinal);
        foreach (string target in new[] { tiny.In("m"), Path.Combine(tiny.In("m"), "model.safetensors"), Path.Combine(tiny.In("m"), "checkpoint.safetensors") })
            Assert.Matches("^Loss: ", Assert.Single(Whet.Run("evaluate", target).Lines));
        Assert.Equal(2, Whet.Run("predict", tiny.In("m"), "--index", "0,3").Lines.Length);
        Assert.Equal(0, Whet.Run("train", "--resume", tiny.In("m"), "--epochs", "2").Code);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_with_place_and_advice()
    {
        string line = Whet.Fails("train", "mlp", "--data", tiny.Data, "--out", tiny.In("a"), "--epochs", "9", "--batch", "16", "--lr", "1e30");
        Assert.Contains("epoch 0, batch ", line, StringComparison.Ordinal);
        Assert.Contains("try a learning rate", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_cut_in_half_is_told()
    {
        Train("a");
        string path = Path.Combine(tiny.In("a"), "checkpoint.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..5000]);
        Assert.Contains("cut off", Whet.Fails("train", "--resume", tiny.In("a"), "--epochs", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_told_with_names()
    {
        Train("a");
        Assert.Equal(0, Whet.Run("train", "lenet", "--data", tiny.Data, "--out", tiny.In("b"), "--epochs", "1").Code);
        foreach (string file in new[] { "checkpoint.safetensors", "model.safetensors" }) File.Copy(Path.Combine(tiny.In("b"), file), Path.Combine(tiny.In("a"), file), overwrite: true);
        Check("checkpoint.safetensors", Whet.Fails("train", "--resume", tiny.In("a"), "--epochs", "2"));
        Check("model.safetensors", Whet.Fails("evaluate", tiny.In("a")));

        void Check(string file, string line)
        {
            Assert.StartsWith($"whet: {Path.Combine(tiny.In("a"), file)} does not fit mlp: ", line, StringComparison.Ordinal);
            Assert.Contains("missing: 1.weight, 1.bias, 3.weight, 3.bias", line, StringComparison.Ordinal);
            Assert.Contains("not in this network: 0.weight, 0.bias, 5.weight", line, StringComparison.Ordinal);
            Assert.Contains("2.weight is [128, 256] here but [50, 20, 3, 3] there", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_checkpoint_of_a_run_with_another_order_of_data_is_told()
    {
        Train("a");
        Train("b", "--seed", "7");
        File.Copy(Path.Combine(tiny.In("b"), "checkpoint.safetensors"), Path.Combine(tiny.In("a"), "checkpoint.safetensors"), overwrite: true);
        string line = Whet.Fails("train", "--resume", tiny.In("a"), "--epochs", "2");
        Assert.Contains("for the order of the data", line, StringComparison.Ordinal);
        Assert.DoesNotContain("defect of whet", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_network_and_order_of_data_is_told_with_names()
    {
        Train("a");
        Assert.Equal(0, Whet.Run("train", "lenet", "--data", tiny.Data, "--out", tiny.In("b"), "--epochs", "1", "--seed", "7").Code);
        File.Copy(Path.Combine(tiny.In("b"), "checkpoint.safetensors"), Path.Combine(tiny.In("a"), "checkpoint.safetensors"), overwrite: true);
        Assert.Contains("missing: 1.weight, 1.bias, 3.weight, 3.bias", Whet.Fails("train", "--resume", tiny.In("a"), "--epochs", "2"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_of_data_is_told()
    {
        string path = Path.Combine(tiny.Data, "train-images-idx3-ubyte");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..1000]);
        Assert.Contains("train-images-idx3-ubyte", Whet.Fails("train", "mlp", "--data", tiny.Data, "--out", tiny.In("a")), StringComparison.Ordinal);
    }

    private Whet Train(string run, params string[] more) =>
        Whet.Run(["train", "mlp", "--data", tiny.Data, "--out", tiny.In(run), "--batch", "16", .. more.Contains("--epochs") ? more : [.. more, "--epochs", "1"]]);

    private byte[] Weights(string run) => File.ReadAllBytes(Path.Combine(tiny.In(run), "model.safetensors"));
}
