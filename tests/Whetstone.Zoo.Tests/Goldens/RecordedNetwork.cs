using System.Globalization;
using System.Text.Json;
using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Zoo.Tests.Goldens;

/// <summary>A network as PyTorch has it: names, shapes, outputs.</summary>
internal sealed class RecordedNetwork(GoldenCase golden)
{
    private static readonly Lazy<RecordedNetwork[]> Read = new(() => [.. new[] { "networks", "lacking" }.SelectMany(f => GoldenFile.Read(f).Cases).Select(c => new RecordedNetwork(c))]);

    /// <summary>Those with names, shapes and outputs.</summary>
    internal static IEnumerable<RecordedNetwork> All => Read.Value.Where(n => !n.IsStep);

    /// <summary>Those with a training step.</summary>
    internal static IEnumerable<RecordedNetwork> Steps => Read.Value.Where(n => n.IsStep);

    internal GoldenCase Golden => golden;

    internal string Name => golden.Op;

    internal int Classes => golden.Json.GetProperty("classes").GetInt32();

    internal long Parameters => golden.Json.GetProperty("parameters").GetInt64();

    internal Shape Input => golden.Json.GetProperty("input").EnumerateArray().Select(e => e.GetInt32()).ToArray();

    /// <summary>Names with shapes, in PyTorch's order: <c>conv1.weight 64 3 7 7</c>.</summary>
    internal string[] State => [.. golden.Json.GetProperty("state").EnumerateArray().Select(e => e.GetString()!)];

    private bool IsStep => golden.Json.TryGetProperty("step", out JsonElement step) && step.GetBoolean();

    internal static RecordedNetwork Named(string name) => All.Single(n => n.Name == name);

    /// <summary>Our network of this name.</summary>
    internal Module Build(int classes) => Name switch
    {
        "googlenet+auxiliary" => new GoogLeNet(classes, auxiliary: true),
        "inception-v3+auxiliary" => new InceptionV3(classes, auxiliary: true),
        _ => Models.Find(Name)!.Build(classes),
    };

    internal static string Line(string name, Shape shape) => string.Join(' ', shape.Select(e => e.ToString(CultureInfo.InvariantCulture)).Prepend(name));
}
