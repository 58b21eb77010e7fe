using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whetstone.Cli;

/// <summary>The speed of a workload in a phase.</summary>
internal sealed record BenchRow(string Workload, string Phase, int Batch, int Threads, double ImagesPerS, double Ms)
{
    internal string ToJson() => JsonSerializer.Serialize(this, BenchJson.Default.BenchRow);

    public override string ToString() => Invariant.Text($"{Workload,-16} {Phase,-5} batch {Batch,-4} {ImagesPerS,11:N1} images/s {Ms,9:F3} ms");
}

/// <summary>How it is written as JSON.</summary>
[JsonSerializable(typeof(BenchRow))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class BenchJson : JsonSerializerContext;
