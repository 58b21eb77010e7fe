using System.Security.Cryptography;
using Whetstone.Nn;
using Whetstone.Vision;
using Whetstone.Weights;
using Whetstone.Zoo;

namespace Whetstone.Cli.Tests;

/// <summary>Weights of the catalogue by name.</summary>
public sealed class PublishedWeightsTests : IDisposable
{
    private readonly TinyData tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task Without_a_network_training_and_prediction_say_where_to_get_the_file_and_where_to_put_it_and_leave_no_run()
    {
        string picture = tiny.In("x.png"), run = tiny.In("run");
        Image.Filled(4, 4, 1, 2, 3).Save(picture);
        foreach (string[] args in new string[][] { ["train", "resnet18", "--data", tiny.Data, "--pretrained", "imagenet", "--out", run], ["train", "resnet18", "--data", tiny.Data, "--pretrained", "ResNet18", "--out", run], ["predict", "resnet18", picture] })
        {
            Whet whet = await Whet.Apart(tiny.Folder, args);
            Assert.Equal(ExitCode.Failure, whet.Code);
            string line = Assert.Single(whet.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains($"get https://download.pytorch.org/models/resnet18-f37072fd.pth elsewhere and put it at {tiny.In(Path.Combine("weights", "resnet18-f37072fd.pth"))}", line, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(run));
    }

    [Fact]
    public void What_is_not_published_or_of_another_network_is_said()
    {
        Assert.Contains("there are no published weights of lenet; 'whet models --pretrained' lists", Whet.Fails("train", "lenet", "--data", tiny.Data, "--pretrained", "imagenet"), StringComparison.Ordinal);
        Assert.Contains("these weights are of resnet50, not of resnet18", Whet.Fails("train", "resnet18", "--data", tiny.Data, "--pretrained", "resnet50"), StringComparison.Ordinal);
        Assert.Contains("'whet models --pretrained'", Whet.Fails("predict", "lenet", "x.png"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_with_published_weights_names_what_it_sees_in_the_middle_of_an_image()
    {
        PretrainedWeights weights = Made(out Module network);
        string picture = tiny.In("x.png");
        Rng random = new(3);
        Image image = Image.FromTensor(Tensor.Of([.. Enumerable.Range(0, 3 * 40 * 60).Select(i => (byte)(random.Next(60) + (i % 60) * 3))], [3, 40, 60]));
        image.Save(picture);

        SavedModel model = SavedModel.Published(weights, new() { Home = tiny.Folder, Offline = true }, default);
        using StringWriter output = new() { NewLine = "\n" };
        PredictCommand.OfFiles(model, [picture], shown: 2, new(output, output));

        // The same by hand: the shorter side at 256, the middle 224, the numbers of ImageNet.
        Tensor seen = image.Resize(256, 384, Resampling.Bilinear).Crop(16, 80, 224, 224).ToByteTensor().To(DType.Float32) / 255f;
        Tensor normal = (seen - Tensor.Of([0.485f, 0.456f, 0.406f]).Reshape(3, 1, 1)) / Tensor.Of([0.229f, 0.224f, 0.225f]).Reshape(3, 1, 1);
        using IDisposable off = Autograd.Pause();
        float[] parts = network.Eval().Call(normal.Unsqueeze(0)).Softmax(1)[0].ToArray();
        int first = Array.IndexOf(parts, parts.Max());
        Assert.True(parts[first] > 0.02, "the test wants a network that is not quite undecided");
        Assert.StartsWith(Invariant.Text($"{picture}: {ImageNetClasses.Names[first]} {100 * parts[first]:F1} %, "), output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_has_every_network_and_marks_those_with_weights()
    {
        string[] lines = Whet.Run("models").Lines;
        Assert.Equal(Models.All.Count + 1, lines.Length);
        Assert.Equal(Pretrained.All.Count, lines.Count(l => l.EndsWith(" imagenet", StringComparison.Ordinal)));
        string[] published = Whet.Run("models", "--pretrained").Lines;
        Assert.Equal(Pretrained.All.Count + 1, published.Length);
        Assert.Matches(@"^resnet18 +69\.76 +89\.08 +224 +(yes|no) +https://download\.pytorch\.org/models/resnet18-f37072fd\.pth$", published.Single(l => l.StartsWith("resnet18 ", StringComparison.Ordinal)));
    }

    // Weights in the home folder as they would be after a download, named by their hash.
    private PretrainedWeights Made(out Module network)
    {
        network = Models.Find("squeezenet1.1")!.Build(1000);
        network.Initialize(new Rng(1));
        Dictionary<string, Tensor> values = new(network.StateDict());
        values["classifier.1.weight"] = values["classifier.1.weight"] * 400;
        network.LoadStateDict(values);
        string folder = PretrainedWeights.FolderIn(tiny.Folder), path = Path.Combine(folder, "made.pth");
        Directory.CreateDirectory(folder);
        PthFile.Write(path, values);
        string name = $"made-{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..8]}.pth";
        File.Move(path, Path.Combine(folder, name));
        return Pretrained.Find("squeezenet1.1") with { Address = new($"https://weights.invalid/{name}") };
    }
}
