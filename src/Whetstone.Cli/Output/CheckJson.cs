using System.Text.Json.Serialization;
using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary>How the result of a check is written as JSON.</summary>
[JsonSerializable(typeof(DataReport))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class CheckJson : JsonSerializerContext;
