using System.Globalization;
using System.Text.Json;

namespace Whetstone.Cli;

/// <summary>The settings of a run as people read them, and as the command that would train the same.</summary>
internal static class RunCommandLine
{
    /// <summary>Names and values, those that were left to the rule's own included.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Settings(RunConfig config)
    {
        using JsonDocument json = JsonDocument.Parse(config.ToJson());
        // The names of the classes have a section of their own.
        return [.. json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Array || p.Value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Number)).Select(p => (p.Name.Replace('_', ' '), Text(p.Value)))];
    }

    /// <summary>The command.</summary>
    internal static string Of(RunConfig config)
    {
        string command = $"whet train {config.Model} --data {Quoted(config.Data)}";
        if (config.Input is { } input) command += $" --input {string.Join('x', input)}";
        command += Invariant.Text($" --epochs {config.Epochs} --batch {config.Batch} --optimizer {config.Optimizer}");
        command += Number("--lr", config.LearningRate) + Number("--momentum", config.Momentum) + Number("--weight-decay", config.WeightDecay) + Number("--clip-norm", config.ClipNorm);
        command += Invariant.Text($" --schedule {config.Schedule} --seed {config.Seed}") + Folder(config);
        if (config.Augment != Augmentation.None) command += $" --augment {config.Augment}";
        if (config.Pretrained is { } start) command += $" --pretrained {Quoted(start)}";
        return command + Flag("--freeze", config.Freeze) + Flag("--auxiliary", config.Auxiliary) + Flag("--keep-best", config.KeepBest) + Flag("--eager", config.Eager);
    }

    private static string Flag(string option, bool given) => given ? $" {option}" : "";

    // Only a folder of images can have parts held back or left out; saying what is so anyway would change nothing.
    private static string Folder(RunConfig config) =>
        (config.Validation == new FolderSettings(null).Validation ? "" : Invariant.Text($" --valid {config.Validation}")) + Flag("--skip-bad", config.SkipBad);

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Array ? string.Join(" × ", value.EnumerateArray().Select(v => v.ToString())) : value.ToString();

    private static string Number(string option, float? value) => value is { } given ? $" {option} {given.ToString("R", CultureInfo.InvariantCulture)}" : "";

    private static string Quoted(string word) => word.Any(c => char.IsWhiteSpace(c) || c is '"' or '\'' or '$' or '&' or ';') ? $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'" : word;
}
