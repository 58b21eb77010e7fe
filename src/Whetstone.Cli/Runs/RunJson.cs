using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whetstone.Cli;

/// <summary>How runs are written as JSON: configurations over several lines, log rows and events on one.</summary>
[JsonSerializable(typeof(RunConfig))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(EpochRow))]
[JsonSerializable(typeof(TrainEvent))]
[JsonSerializable(typeof(EvaluationRow))]
[JsonSerializable(typeof(SummaryRow))]
[JsonSerializable(typeof(PredictionRow))]
[JsonSerializable(typeof(DataSetRow))]
[JsonSerializable(typeof(ModelRow))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
internal sealed partial class RunJson : JsonSerializerContext
{
    internal static RunJson Indented { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        WriteIndented = true,
    });
}
