using System.Globalization;
using System.Text.Json;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Vision;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>A trained network as users name it: a run folder, a checkpoint, or a file of weights, or the published weights of a network by its name.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="Data">The data it was trained on.</param>
/// <param name="Classes">How many classes it tells apart.</param>
/// <param name="ClassNames">What they are called; none in files of older versions.</param>
/// <param name="Folder">How a folder of images is read, and the shape images are brought to.</param>
/// <param name="Normalize">How images are normalised; null if they are not.</param>
/// <param name="Weights">Values by path.</param>
/// <param name="Origin">The file they come from.</param>
internal sealed record SavedModel(string Model, string Data, int Classes, IReadOnlyList<string> ClassNames, FolderSettings Folder, Normalize? Normalize, IReadOnlyDictionary<string, Tensor> Weights, string Origin)
{
    internal const string ModelKey = "whetstone.model", DataKey = "whetstone.data", ClassesKey = "whetstone.classes", InputKey = "whetstone.input", ClassNamesKey = "whetstone.class_names", AuxiliaryKey = "whetstone.auxiliary";

    /// <summary>Whether the weights are of a network with classifiers halfway.</summary>
    internal bool Auxiliary { get; init; }

    /// <summary>Whether only the classifier was trained.</summary>
    internal bool Frozen { get; init; }

    /// <summary>The data to look at if the user names none.</summary>
    /// <exception cref="CommandException">It was trained on what cannot be had.</exception>
    internal string TrainedOn => Data != PretrainedStart.Catalogue ? Data : throw new CommandException($"{Model} with published weights was trained on ImageNet, which has to be asked for at its owners; name images of your own (--data)");

    /// <summary>The shape images are brought to; null to take them as they are.</summary>
    internal IReadOnlyList<int>? Shape => Folder.Input;

    /// <summary>Reads it; published weights are fetched if they are not on this machine.</summary>
    internal static SavedModel Load(string path, Terminal terminal, CancellationToken cancellation = default)
    {
        if (Directory.Exists(path)) return OfRun(path);
        if (!File.Exists(path))
        {
            PretrainedWeights? published = Pretrained.All.FirstOrDefault(w => w.Network.Equals(path, StringComparison.OrdinalIgnoreCase));
            return published is not null ? Published(published, FetchProgress.Options(terminal), cancellation)
                : throw new CommandException($"there is no run folder and no file {path}, and no network of that name has published weights ('whet models --pretrained' lists those that have)");
        }
        (IReadOnlyDictionary<string, Tensor> weights, IReadOnlyDictionary<string, string> texts) = Safetensors.Read(path);
        if (texts.TryGetValue(ModelKey, out string? model) && texts.TryGetValue(DataKey, out string? data)
            && int.TryParse(texts.GetValueOrDefault(ClassesKey), CultureInfo.InvariantCulture, out int classes))
            return new(model, data, classes, Names(texts.GetValueOrDefault(ClassNamesKey), path), new(Input(texts)), Normalization.Of(texts, path), weights, path) { Auxiliary = texts.ContainsKey(AuxiliaryKey) };
        return OfCheckpoint(path);
    }

    /// <summary>A network with published weights, which sees images as their publisher showed them.</summary>
    internal static SavedModel Published(PretrainedWeights weights, FetchOptions options, CancellationToken cancellation)
    {
        ImageTransform fit = ImageNetTransforms.Evaluation(weights.Crop, weights.Resize, weights.Bicubic ? Resampling.Bicubic : Resampling.Bilinear);
        OrderedDictionary<string, Tensor> values = new(weights.Load(options, cancellation).StateDict());
        return new(weights.Network, PretrainedStart.Catalogue, weights.Classes, weights.ClassNames, new([3, weights.Crop, weights.Crop]) { Fit = fit },
            Normalization.Of(weights), values, weights.File.Name);
    }

    /// <summary>The network with these weights, for prediction on such data.</summary>
    internal Module Build(DataSetInfo data) => data.Classes.Count == Classes ? Build(Shape ?? data.Shape)
        : throw new CommandException($"the network tells {Classes} classes apart, but {data.Name} has {data.Classes.Count}");

    /// <summary>The network with these weights, for prediction on images of this shape.</summary>
    internal Module Build(IReadOnlyList<int> input)
    {
        Module network = Network.Create(ModelName.Find(Model), Classes, input, seed: 0, Auxiliary);
        try
        {
            network.LoadStateDict(Weights);
        }
        catch (StateDictException error)
        {
            throw Misfit(Origin, Model, error);
        }
        return network.Eval();
    }

    /// <summary>Says which file does not fit which network, and what differs.</summary>
    internal static CommandException Misfit(string path, string model, StateDictException error) => new($"{path} does not fit {model}: {error.Message}");

    private static IReadOnlyList<int>? Input(IReadOnlyDictionary<string, string> texts) => texts.GetValueOrDefault(InputKey) is { Length: > 0 } input ? [.. InputShape.Parse(input)] : null;

    private static IReadOnlyList<string> Names(string? json, string path)
    {
        try
        {
            return json is null ? [] : JsonSerializer.Deserialize(json, RunJson.Default.IReadOnlyListString) ?? [];
        }
        catch (JsonException error)
        {
            throw new CommandException($"{path}: the names of the classes are damaged: {error.Message}");
        }
    }

    private static SavedModel OfRun(string path)
    {
        (RunFolder folder, RunConfig config) = RunFolder.Open(path);
        if (File.Exists(folder.WeightsPath))
        {
            (IReadOnlyDictionary<string, Tensor> weights, IReadOnlyDictionary<string, string> texts) = Safetensors.Read(folder.WeightsPath);
            return new(config.Model, config.Data, config.Classes, config.ClassNames, config.Folder with { Input = config.Input ?? Input(texts) }, config.Normalize, weights, folder.WeightsPath) { Auxiliary = config.Auxiliary, Frozen = config.Freeze };
        }
        return File.Exists(folder.CheckpointPath) ? OfCheckpoint(folder.CheckpointPath)
            : throw new CommandException($"{path} has no weights yet: its training was interrupted before the first checkpoint");
    }

    private static SavedModel OfCheckpoint(string path)
    {
        Checkpoint checkpoint = Checkpoint.Load(path);
        RunConfig config = RunConfig.Parse(checkpoint.Notes, path);
        return new(config.Model, config.Data, config.Classes, config.ClassNames, config.Folder, config.Normalize, checkpoint.Model, path) { Auxiliary = config.Auxiliary, Frozen = config.Freeze };
    }
}
