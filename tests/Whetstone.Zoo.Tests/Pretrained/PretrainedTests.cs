using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Weights;

namespace Whetstone.Zoo.Tests;

public sealed class PretrainedTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("whetstone-tests-");

    public void Dispose() => home.Delete(recursive: true);

    private FetchOptions Offline => new() { Home = home.FullName, Offline = true };

    [Fact]
    public void Every_file_is_of_a_network_of_the_zoo_and_bears_its_hash_in_its_name()
    {
        Assert.Distinct(Zoo.Pretrained.All.Select(w => w.Network));
        Assert.All(Zoo.Pretrained.All, w =>
        {
            Assert.NotNull(Models.Find(w.Network));
            Assert.Matches("^[0-9a-f]{8,}$", w.File.Sha256);
            Assert.EndsWith($"-{w.File.Sha256}.pth", w.File.Name, StringComparison.Ordinal);
            Assert.Equal("https://download.pytorch.org/models/" + w.File.Name, w.Address.ToString());
            Assert.Contains("ImageNet", w.Licence, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Images_are_prepared_as_torchvision_prepares_them_for_each_file()
    {
        using JsonDocument recorded = JsonDocument.Parse(File.ReadAllText(Goldens()));
        Dictionary<string, JsonElement> files = recorded.RootElement.GetProperty("files").EnumerateArray().ToDictionary(f => f.GetProperty("file").GetString()!);
        Assert.All(Zoo.Pretrained.All, w => Assert.Equal(
            (files[w.File.Name].GetProperty("crop").GetInt32(), files[w.File.Name].GetProperty("resize").GetInt32(), files[w.File.Name].GetProperty("filter").GetString()),
            (w.Crop, w.Resize, w.Bicubic ? "bicubic" : "bilinear")));
    }

    [Fact]
    public void A_thousand_classes_have_names_of_their_own()
    {
        IReadOnlyList<string> names = Zoo.Pretrained.Find("resnet18").ClassNames;
        Assert.Equal(1000, names.Count);
        Assert.Distinct(names);
        Assert.Equal(["tench", "English springer", "cassette player", "toilet tissue"], new[] { 0, 217, 482, 999 }.Select(i => names[i]));
    }

    [Fact]
    public void Weights_are_found_by_the_networks_name_or_the_nearest_is_offered()
    {
        Assert.Equal("vgg16-397923af.pth", Zoo.Pretrained.Find("VGG16").File.Name);
        Assert.Contains("'resnet18'", Assert.Throws<UnknownNameException>(() => Zoo.Pretrained.Find("resnet-18")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_the_message_gives_the_address_and_the_place()
    {
        string message = (await Assert.ThrowsAsync<WebFileUnavailableException>(() => Zoo.Pretrained.Find("resnet18").LoadAsync(Offline))).Message;
        Assert.Contains("https://download.pytorch.org/models/resnet18-f37072fd.pth", message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(home.FullName, "weights", "resnet18-f37072fd.pth"), message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_put_there_by_hand_is_loaded_and_the_network_predicts()
    {
        Module network = Models.Find("squeezenet1.1")!.Build(1000);
        network.Initialize(new Rng(0));
        PretrainedWeights weights = Put("squeezenet1.1", network.StateDict());
        Module loaded = await weights.LoadAsync(Offline);
        Assert.False(loaded.Training);
        Assert.Equal(network.StateDict()["features.0.weight"].ToArray(), loaded.StateDict()["features.0.weight"].ToArray());
    }

    // Names as the published file has them, from its network's and the rule by which torchvision changes them.
    [Fact]
    public async Task Old_names_of_DenseNet_are_understood_and_counters_may_be_missing()
    {
        Module network = Models.Find("densenet121")!.Build(1000);
        network.Initialize(new Rng(0));
        PretrainedWeights weights = Put("densenet121", network.StateDict().Where(s => !s.Key.EndsWith("num_batches_tracked", StringComparison.Ordinal)).ToDictionary(
            s => s.Key.Contains("denselayer", StringComparison.Ordinal) ? System.Text.RegularExpressions.Regex.Replace(s.Key, @"\.(norm|conv)([12])\.", ".$1.$2.") : s.Key, s => s.Value));
        Module loaded = await weights.LoadAsync(Offline);
        Assert.Equal(network.StateDict()["features.denseblock1.denselayer2.conv2.weight"].ToArray(), loaded.StateDict()["features.denseblock1.denselayer2.conv2.weight"].ToArray());
    }

    [Fact]
    public async Task Auxiliary_classifiers_of_the_published_GoogLeNet_are_left_out()
    {
        Module network = new GoogLeNet(auxiliary: true);
        network.Initialize(new Rng(0));
        Module loaded = await Put("googlenet", network.StateDict()).LoadAsync(Offline);
        Assert.Equal(6_624_904, loaded.ParameterCount());
        Assert.Equal([0.5f, 0.5f, 0.5f], Zoo.Pretrained.Find("googlenet").Mean);
    }

    private static string Goldens([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../goldens/vision/pretrained.json"));

    // A file as PyTorch would have written it, named by its hash.
    private PretrainedWeights Put(string network, IReadOnlyDictionary<string, Tensor> state)
    {
        string folder = PretrainedWeights.FolderIn(home.FullName), path = Path.Combine(folder, "made.pth");
        Directory.CreateDirectory(folder);
        PthFile.Write(path, state);
        string name = $"made-{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..8]}.pth";
        File.Move(path, Path.Combine(folder, name));
        return Zoo.Pretrained.Find(network) with { Address = new($"https://weights.invalid/{name}") };
    }
}
