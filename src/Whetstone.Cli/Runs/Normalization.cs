using System.Globalization;
using Whetstone.Data;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>How images are normalised before a network sees them: as the weights that it started from expect.</summary>
internal static class Normalization
{
    internal const string MeanKey = "whetstone.mean", StdKey = "whetstone.std";

    /// <summary>The transform, or null for none.</summary>
    /// <param name="mean">Of each channel, or null.</param>
    /// <param name="std">Of each channel, or null.</param>
    /// <param name="origin">Where they come from, for messages.</param>
    internal static Normalize? Of(IReadOnlyList<double>? mean, IReadOnlyList<double>? std, string origin)
    {
        try
        {
            return mean is null && std is null ? null : new(mean ?? [], std ?? []);
        }
        catch (ArgumentException error)
        {
            throw new CommandException($"{origin}: the normalisation of images is damaged: {error.Message}");
        }
    }

    /// <summary>What the weights that training starts from expect: what their run did, or what the catalogue says of the network, or nothing.</summary>
    /// <param name="path">What <c>--pretrained</c> names: the folder of a run, or a file, or weights of the catalogue.</param>
    /// <param name="model">The network's name.</param>
    /// <param name="channels">How many channels images will have, if that is known. Numbers for others are of no use.</param>
    internal static Normalize? Expected(string path, string model, int? channels)
    {
        Normalize? expected = OfRun(path, out bool isRun);
        if (!isRun && Pretrained.All.FirstOrDefault(w => w.Network == model) is { } known) expected = Of(known);
        return expected is not null && channels is { } c && expected.Mean.Count != c && expected.Mean.Count > 1 ? null : expected;
    }

    /// <summary>What published weights expect.</summary>
    internal static Normalize Of(PretrainedWeights weights) => new(weights.Mean.Select(Exact), weights.Std.Select(Exact));

    /// <summary>The numbers of a file of weights that 'whet train' wrote.</summary>
    internal static Normalize? Of(IReadOnlyDictionary<string, string> texts, string path) =>
        Of(Numbers(texts.GetValueOrDefault(MeanKey), path), Numbers(texts.GetValueOrDefault(StdKey), path), path);

    /// <summary>Adds the numbers to the texts of a file of weights.</summary>
    internal static void Write(Dictionary<string, string> texts, Normalize? normalize)
    {
        if (normalize is null) return;
        texts[MeanKey] = Text(normalize.Mean);
        texts[StdKey] = Text(normalize.Std);
    }

    /// <summary>In words.</summary>
    internal static string Said(Normalize? normalize) => normalize is null
        ? "images are not normalised: nothing says what the weights expect"
        : $"images are normalised as the weights expect: mean {Text(normalize.Mean)}, deviation {Text(normalize.Std)}";

    private static Normalize? OfRun(string path, out bool isRun)
    {
        string config = Path.Combine(path, "config.json");
        isRun = File.Exists(config);
        if (isRun) return RunConfig.Parse(File.ReadAllText(config), config).Normalize;
        string file = Directory.Exists(path) ? Path.Combine(path, "model.safetensors") : path;
        if (!Path.GetExtension(file).Equals(".safetensors", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            IReadOnlyDictionary<string, string> texts = Safetensors.Read(file).Metadata;
            isRun = texts.ContainsKey(SavedModel.ModelKey);
            return Of(texts, file);
        }
        catch (WeightFileException error)
        {
            throw new CommandException($"--pretrained: {error.Message}");
        }
    }

    // 0.485 of single precision as 0.485 of double, not as 0.48500001.
    private static double Exact(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Text(IReadOnlyList<double> values) => string.Join(", ", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    private static double[]? Numbers(string? text, string path) => text?.Split(',').Select(part =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : throw new CommandException($"{path}: the normalisation of images is damaged: '{part}' is no number")).ToArray();
}
