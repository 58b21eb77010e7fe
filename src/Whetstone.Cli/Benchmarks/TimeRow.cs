using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whetstone.Cli;

/// <summary>The times of a layer, or of all: <c>layers</c> together, or the <c>network</c> as a whole.</summary>
/// <param name="Layer">The layer's path.</param>
/// <param name="Type">The name of its class.</param>
/// <param name="Output">The shape of its output, with the batch.</param>
/// <param name="ForwardMs">Median of its forward pass.</param>
/// <param name="BackwardMs">Median of its backward pass.</param>
/// <param name="Share">Its part of all layers' time, from 0 to 1.</param>
internal sealed record TimeRow(string Layer, string Type, IReadOnlyList<int> Output, double ForwardMs, double BackwardMs, double Share)
{
    internal string ToJson() => JsonSerializer.Serialize(this, TimeJson.Default.TimeRow);

    internal string[] Cells => [Layer, Type, string.Join('x', Output), Invariant.Text($"{ForwardMs:F3}"), Invariant.Text($"{BackwardMs:F3}"), Invariant.Text($"{100 * Share:F1} %")];
}

/// <summary>How it is written as JSON.</summary>
[JsonSerializable(typeof(TimeRow))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class TimeJson : JsonSerializerContext;
