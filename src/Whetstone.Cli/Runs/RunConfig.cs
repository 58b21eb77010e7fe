using System.Text.Json;
using System.Text.Json.Serialization;
using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary>All settings that decide what a run computes: <c>config.json</c> of a run folder.</summary>
internal sealed record RunConfig
{
    public required string Model { get; init; }

    public required string Data { get; init; }

    public required int Classes { get; init; }

    /// <summary>What the classes are called; none in runs of older versions.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>The part of a folder of images that is held back for testing.</summary>
    public double Validation { get; init; } = 0.2;

    /// <summary>Whether damaged images of a folder are left out.</summary>
    public bool SkipBad { get; init; }

    /// <summary>How images for training are changed at random; see <see cref="Augmentation"/>.</summary>
    public string Augment { get; init; } = Augmentation.None;

    /// <summary>The shape images are brought to: channels, height, width; null to take them as they are.</summary>
    public IReadOnlyList<int>? Input { get; init; }

    /// <summary>What is taken off each channel of images with values from 0 to 1, as pretrained weights expect; null for nothing.</summary>
    public IReadOnlyList<double>? Mean { get; init; }

    /// <summary>What each channel is divided by then.</summary>
    public IReadOnlyList<double>? Std { get; init; }

    public required int Epochs { get; init; }

    public required int Batch { get; init; }

    public required string Optimizer { get; init; }

    /// <summary>Null for the rule's own, as are the next two.</summary>
    public float? LearningRate { get; init; }

    public float? Momentum { get; init; }

    public float? WeightDecay { get; init; }

    /// <summary>The longest that all gradients together may be; null for no bound.</summary>
    public float? ClipNorm { get; init; }

    public required string Schedule { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Whether steps run op by op; runs of older versions did.</summary>
    public bool Eager { get; init; } = true;

    /// <summary>The file whose weights the network starts from; null for none.</summary>
    public string? Pretrained { get; init; }

    /// <summary>Whether only the classifier is trained, and the rest, batch normalisation included, stays as it is.</summary>
    public bool Freeze { get; init; }

    /// <summary>Whether the network has classifiers halfway, whose losses are added in training.</summary>
    public bool Auxiliary { get; init; }

    /// <summary>Whether the weights of the epoch with the best test accuracy are kept instead of the last.</summary>
    public bool KeepBest { get; init; }

    public required double CheckpointSeconds { get; init; }

    internal static RunConfig Parse(string json, string origin)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RunJson.Indented.RunConfig) ?? throw new CommandException($"{origin}: holds no settings");
        }
        catch (JsonException error)
        {
            throw new CommandException($"{origin}: the settings of the run are damaged: {error.Message}");
        }
    }

    /// <summary>What is done to images after they became numbers from 0 to 1; null for nothing.</summary>
    /// <exception cref="CommandException">The settings are damaged.</exception>
    [JsonIgnore]
    internal Normalize? Normalize => Normalization.Of(Mean, Std, "the settings of the run");

    /// <summary>How a folder of images is read.</summary>
    [JsonIgnore]
    internal FolderSettings Folder => new(Input, Validation, SkipBad) { Augment = Augmentation.OfWhole(Augment, Input), Decode = Input is { } shape ? Augmentation.Decoding(shape) : null };

    internal string ToJson() => JsonSerializer.Serialize(this, RunJson.Indented.RunConfig);
}
