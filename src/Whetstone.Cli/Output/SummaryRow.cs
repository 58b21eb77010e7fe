using Whetstone.Nn;

namespace Whetstone.Cli;

/// <summary>What <c>whet summary --json</c> prints.</summary>
internal sealed record SummaryRow(string Model, IReadOnlyList<int> Input, long Parameters, long Trainable, long MultiplyAdds, IReadOnlyList<SummaryLayer> Layers)
{
    internal static SummaryRow Of(string model, ModelSummary summary) => new(model, summary.Input.ToArray(), summary.Parameters, summary.Trainable, summary.MultiplyAdds,
        [.. summary.Layers.Select(l => new SummaryLayer(l.Path, l.Type, l.Output.ToArray(), l.Parameters, l.Trainable, l.MultiplyAdds, [l.ReceptiveField.H, l.ReceptiveField.W]))]);
}

/// <summary>A layer of it.</summary>
internal sealed record SummaryLayer(string Path, string Type, IReadOnlyList<int> Output, long Parameters, long Trainable, long MultiplyAdds, IReadOnlyList<int> Sees);
