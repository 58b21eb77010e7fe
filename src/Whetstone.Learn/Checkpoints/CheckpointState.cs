using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whetstone.Learn;

/// <summary>Where a run was, besides its tensors.</summary>
internal sealed record CheckpointState
{
    internal const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    public int Epoch { get; init; }

    public int Batch { get; init; }

    public bool IsTrained { get; init; }

    public long Steps { get; init; }

    public double Seconds { get; init; }

    public float LearningRate { get; init; }

    // Empty in files from before it was kept.
    public string Rule { get; init; } = "";

    public ulong LoaderSeed { get; init; }

    public required double[][] TrainMetrics { get; init; }

    public required Dictionary<string, ulong[]> RandomStreams { get; init; }

    internal static CheckpointState Parse(string json) =>
        JsonSerializer.Deserialize(json, CheckpointJson.Default.CheckpointState) is { TrainMetrics: not null, RandomStreams: not null, Rule: not null } state
            ? state : throw new JsonException("null");

    internal string ToJson() => JsonSerializer.Serialize(this, CheckpointJson.Default.CheckpointState);
}

[JsonSerializable(typeof(CheckpointState))]
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed partial class CheckpointJson : JsonSerializerContext;
