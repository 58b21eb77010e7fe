using Whetstone.Nn;

namespace Whetstone.Weights.Tests.Loading;

public sealed class ModuleWeightsTests : Workbench
{
    private static readonly string[] Names = ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked"];

    [Theory, InlineData("checkpoint.pth"), InlineData("checkpoint-legacy.pth"), InlineData("gluon.params"), InlineData("checkpoint.params")]
    public void A_network_takes_the_weights_of_PyTorch_and_MXNet(string file)
    {
        Module network = Network();
        LoadedWeights loaded = network.LoadWeights(Golden(file));
        Assert.Equal(Names.Where(n => file.EndsWith("pth", StringComparison.Ordinal) || !n.EndsWith("tracked", StringComparison.Ordinal)), loaded.Loaded);
        IReadOnlyDictionary<string, Tensor> state = network.StateDict();
        for (int i = 0; i < 6; i++) Assert.Equal(Enumerable.Range(i, state[Names[i]].Length).Select(v => (float)v), state[Names[i]].ToArray());
    }

    [Theory, InlineData(".safetensors"), InlineData(".pth"), InlineData(".pt"), InlineData(".params"), InlineData(".npz")]
    public void What_is_saved_is_loaded_by_the_ending_and_also_under_another_name(string ending)
    {
        Module from = Network(), to = Network();
        from.LoadWeights(Golden("checkpoint.pth"));
        from.SaveWeights(At("x" + ending));
        to.LoadWeights(At("x" + ending));
        AssertSame(from, to);
        if (ending == ".npz") return; // a zip archive, as PyTorch's are: its name must tell
        File.Move(At("x" + ending), At("x"));
        Module again = Network();
        again.LoadWeights(At("x"));
        AssertSame(from, again);
    }

    [Fact]
    public void A_prefix_is_taken_off_and_a_key_is_followed()
    {
        Module network = Network();
        network.LoadWeights(Golden("checkpoint.pth"), new() { Key = "ema.model", Prefix = "module." });
        Assert.Equal([2f, 3], network.StateDict()["0.bias"].ToArray());
    }

    [Fact]
    public void A_forgotten_prefix_is_named_in_the_message()
    {
        string message = Assert.Throws<WeightMismatchException>(() => Network().LoadWeights(Golden("checkpoint.pth"), new() { Key = "ema.model" })).Message;
        Assert.Contains("Prefix = \"module.\"", message, StringComparison.Ordinal);
        Assert.Contains("missing in the file (6)", message, StringComparison.Ordinal);
        Assert.Contains("0.weight [2, 1, 3, 3] (perhaps the file's module.0.weight)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mismatch_lists_names_and_shapes_and_changes_nothing()
    {
        Sequential network = new(new Conv2d(1, 2, 5), new BatchNorm2d(2), new Linear(2, 3));
        network.Initialize(new Rng(0));
        float[] before = network.StateDict()["0.bias"].ToArray();
        WeightMismatchException error = Assert.Throws<WeightMismatchException>(() => network.LoadWeights(Golden("checkpoint.pth")));
        Assert.Equal(["2.weight", "2.bias"], error.Missing);
        Assert.Contains("2.weight [3, 2]", error.Message, StringComparison.Ordinal);
        Assert.Contains("0.weight is [2, 1, 5, 5] here but [2, 1, 3, 3] there", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.StateDict()["0.bias"].ToArray());
    }

    [Fact]
    public void Unless_strict_what_fits_is_loaded_and_the_rest_is_told()
    {
        Sequential network = new(new Conv2d(1, 2, 3), new Identity(), new Linear(2, 3));
        network.Initialize(new Rng(0));
        LoadedWeights loaded = network.LoadWeights(Golden("checkpoint.pth"), new() { Strict = false });
        Assert.Equal(["0.weight", "0.bias"], loaded.Loaded);
        Assert.Equal(["2.weight", "2.bias"], loaded.Missing);
        Assert.Equal(Names[2..], loaded.Unused);
        Assert.Equal("12", loaded.Metadata["epoch"]);
    }

    [Fact]
    public void Names_are_changed_and_left_out_as_told()
    {
        Sequential network = new(("conv", new Conv2d(1, 2, 3)));
        network.LoadWeights(Golden("checkpoint.pth"), new() { Rename = n => n.StartsWith("0.", StringComparison.Ordinal) ? "conv" + n[1..] : null });
        Assert.Equal([1f, 2], network.StateDict()["conv.bias"].ToArray());
    }

    [Fact]
    public void A_file_of_no_known_format_is_refused_with_those_that_are()
    {
        string message = Assert.Throws<WeightFileException>(() => Network().LoadWeights(Written("x", [1, 2, 3]))).Message;
        Assert.Contains("PyTorch (.pth .pt .bin)", message, StringComparison.Ordinal);
        Assert.Contains("'x.onnx'", Assert.Throws<ArgumentException>(() => Network().SaveWeights("x.onnx")).Message, StringComparison.Ordinal);
        Assert.Contains("'ema'", Assert.Throws<WeightFileException>(() => Network().LoadWeights(Golden("gluon.params"), new() { Key = "ema" })).Message, StringComparison.Ordinal);
    }

    private static Sequential Network() => new(new Conv2d(1, 2, 3), new BatchNorm2d(2));

    private static void AssertSame(Module a, Module b)
    {
        IReadOnlyDictionary<string, Tensor> x = a.StateDict(), y = b.StateDict();
        Assert.Equal(x.Keys, y.Keys);
        foreach ((string name, Tensor tensor) in x) if (!name.EndsWith("tracked", StringComparison.Ordinal)) Assert.True(Testing.Tensors.SameBytes(tensor, y[name]), name);
    }
}
