using Whetstone.Nn;
using Whetstone.Weights;
using Whetstone.Zoo;

namespace Whetstone.Cli.Tests;

public sealed class PretrainedTests : IDisposable
{
    private readonly TinyData tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void With_freeze_only_the_classifier_changes_running_statistics_included()
    {
        string file = Weights("mobilenetv2-0.25", classes: 5);
        Whet whet = Whet.Run("train", "mobilenetv2-0.25", "--data", tiny.Data, "--out", tiny.In("m"), "--input", "3x32x32", "--batch", "32", "--epochs", "1", "--pretrained", file, "--freeze");
        Assert.Equal(0, whet.Code);
        Assert.Contains("tensors are from mobilenetv2-0.25.safetensors; new ones: classifier.1.weight is [2, 1280] here but [5, 1280] there, classifier.1.bias", whet.Error, StringComparison.Ordinal);
        IReadOnlyDictionary<string, Tensor> before = Safetensors.Read(file).Tensors, after = Safetensors.Read(Path.Combine(tiny.In("m"), "model.safetensors")).Tensors;
        foreach ((string name, Tensor value) in before)
            if (!name.StartsWith("classifier.", StringComparison.Ordinal)) Assert.Equal(value.ToArray<double>(), after[name].ToArray<double>());
        Assert.Matches("^Loss: ", Assert.Single(Whet.Run("evaluate", tiny.In("m")).Lines));
    }

    [Fact]
    public void A_resumed_run_goes_on_frozen_and_without_the_file()
    {
        string file = Weights("mlp", classes: 2);
        Assert.Equal(0, Train("whole", "--epochs", "2", "--pretrained", file, "--freeze").Code);
        Assert.Equal(0, Train("parts", "--epochs", "1", "--pretrained", file, "--freeze").Code);
        File.Delete(file);
        Assert.Equal(0, Whet.Run("train", "--resume", tiny.In("parts"), "--epochs", "2").Code);
        Assert.Equal(Bytes("whole"), Bytes("parts"));
    }

    [Fact]
    public void A_run_starts_from_the_weights_of_another_by_its_folder()
    {
        Assert.Equal(0, Train("a", "--epochs", "1").Code);
        Whet whet = Train("b", "--epochs", "1", "--pretrained", tiny.In("a"));
        Assert.Equal("6 of 6 tensors are from model.safetensors", Assert.Single(whet.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.NotEqual(Bytes("a"), Bytes("b"));
    }

    [Fact]
    public void What_cannot_be_done_is_said_with_names()
    {
        string other = Weights("lenet", classes: 10), part = tiny.In("part.safetensors");
        Safetensors.Write(part, Safetensors.Read(Weights("mlp", classes: 10)).Tensors.Where(t => t.Key != "1.bias").ToDictionary());
        Says("nothing in it fits mlp; the network has 1.weight, 1.bias, 2.weight, 2.bias and 2 more; the file has 0.weight", "--pretrained", other);
        Says("would keep layers as they are", "--pretrained", part, "--freeze");
        Says("has no values for: 1.bias;", "--pretrained", part, "--freeze");
        Says("there is no file", "--pretrained", tiny.In("nowhere.pth"));
        Says("--freeze keeps the weights of --pretrained FILE", "--freeze");
        File.WriteAllText(part, "no weights at all");
        Says("--pretrained: ", "--pretrained", part);
    }

    private void Says(string words, params string[] more)
    {
        string run = tiny.In(Guid.NewGuid().ToString("N"));
        Assert.Contains(words, Whet.Fails(["train", "mlp", "--data", tiny.Data, "--out", run, "--epochs", "1", .. more]), StringComparison.Ordinal);
    }

    private string Weights(string model, int classes)
    {
        ModelInfo info = Models.Find(model)!;
        Module network = info.Build(classes);
        network.Initialize(new Rng(5), info.Recipe.Initializer);
        using (Autograd.Pause()) network.Call(Tensor.Zeros([1, .. info.InputShape]));
        string path = tiny.In($"{model}.safetensors");
        network.SaveWeights(path);
        return path;
    }

    private Whet Train(string run, params string[] more) => Whet.Run(["train", "mlp", "--data", tiny.Data, "--out", tiny.In(run), "--batch", "16", .. more]);

    private byte[] Bytes(string run) => File.ReadAllBytes(Path.Combine(tiny.In(run), "model.safetensors"));
}
