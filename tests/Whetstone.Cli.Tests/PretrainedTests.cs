using Whetstone.Data;
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
        Assert.Equal(["6 of 6 tensors are from model.safetensors", "images are not normalised: nothing says what the weights expect"], whet.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
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

    [Fact]
    public void Images_are_normalised_as_the_catalogue_says_of_the_network_in_training_evaluation_and_prediction()
    {
        // A step of next to nothing: the run's network is the one that tells normalised images from others.
        Whet whet = Shuffle("a", "--pretrained", Teller(out float normal, out float plain), "--freeze", "--lr", "1e-12");
        Assert.Contains("images are normalised as the weights expect: mean 0.485, 0.456, 0.406, deviation 0.229, 0.224, 0.225", whet.Error, StringComparison.Ordinal);
        Assert.Contains("\"mean\": [", File.ReadAllText(Path.Combine(tiny.In("a"), "config.json")), StringComparison.Ordinal);
        Assert.True(normal > 0.8 && plain < 0.2, $"{normal} and {plain}");

        string model = Path.Combine(tiny.In("a"), "model.safetensors");
        foreach (string saved in new[] { tiny.In("a"), model })
            Assert.Contains($"0 {Percent(normal)} %", Whet.Run("predict", saved, "--index", "0").Out, StringComparison.Ordinal);

        // The last line of the log and a later evaluation agree only if both prepare images alike.
        string evaluated = Whet.Run("evaluate", model, "--json").Out, logged = File.ReadLines(Path.Combine(tiny.In("a"), "log.jsonl")).Last();
        Assert.Equal(Number(logged, "test_loss"), Number(evaluated, "loss"), 1e-5);

        static string Percent(float part) => (100 * part).ToString("F1", System.Globalization.CultureInfo.InvariantCulture);
        static double Number(string json, string name) => System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(name).GetDouble();
    }

    // Weights that give class 0 nearly 9 in 10 for the first test image if it is normalised as the catalogue says, and 1 in 10 if it is not.
    private string Teller(out float normal, out float plain)
    {
        string file = Weights("shufflenetv2-0.5", classes: 2);
        Module network = Models.Find("shufflenetv2-0.5")!.Build(2);
        network.LoadWeights(file);
        network.Eval();
        Tensor image = IdxFolder.Load(tiny.Data).Test[0].Data.To(DType.Float32).Unsqueeze(0) / 255f;
        Tensor fitted = new FitImages(new(3, 32, 32)).Apply(new(image, Tensor.Zeros([1])), default).Data;
        Tensor byHand = (fitted - Tensor.Of([0.485f, 0.456f, 0.406f]).Reshape(3, 1, 1)) / Tensor.Of([0.229f, 0.224f, 0.225f]).Reshape(3, 1, 1);
        using IDisposable off = Autograd.Pause();
        Dictionary<string, Tensor> values = new(network.StateDict());
        float first = Margin(byHand), second = Margin(fitted), scale = 4 / (first - second);
        values["fc.weight"] = values["fc.weight"] * scale;
        values["fc.bias"] = values["fc.bias"] * scale - Tensor.Of([(first + second) * scale / 2, 0f]);
        network.LoadStateDict(values);
        network.SaveWeights(file);
        (normal, plain) = (Part(byHand), Part(fitted));
        return file;

        float Margin(Tensor images) => network.Call(images)[0].ToArray() is [float a, float b] ? a - b : float.NaN;
        float Part(Tensor images) => network.Call(images).Softmax(1)[0].ToArray()[0];
    }

    [Fact]
    public void Weights_of_a_run_are_normalised_for_as_the_run_was()
    {
        string file = Weights("shufflenetv2-0.5", classes: 3);
        Shuffle("a", "--pretrained", file);
        Shuffle("plain");
        foreach (string from in new[] { tiny.In("a"), Path.Combine(tiny.In("a"), "model.safetensors") })
            Assert.Contains("mean 0.485, 0.456, 0.406", Shuffle(Guid.NewGuid().ToString("N"), "--pretrained", from).Error, StringComparison.Ordinal);
        foreach (string from in new[] { tiny.In("plain"), Path.Combine(tiny.In("plain"), "model.safetensors") })
            Assert.Contains("images are not normalised", Shuffle(Guid.NewGuid().ToString("N"), "--pretrained", from).Error, StringComparison.Ordinal);
    }

    private Whet Shuffle(string run, params string[] more)
    {
        Whet whet = Whet.Run(["train", "shufflenetv2-0.5", "--data", tiny.Data, "--out", tiny.In(run), "--input", "3x32x32", "--batch", "48", "--epochs", "1", "--eager", .. more]);
        Assert.Equal(0, whet.Code);
        return whet;
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
