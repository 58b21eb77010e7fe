using Whetstone.Nn;
using Whetstone.Weights;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>Starts a network from trained weights of a file, the classifier apart if it is for other classes.</summary>
internal static class PretrainedStart
{
    private const int Named = 4;

    /// <summary>The file that <c>--pretrained</c> names: itself, or the weights of a run by its folder.</summary>
    internal static string File(string path)
    {
        string file = Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, "model.safetensors") : path);
        return System.IO.File.Exists(file) ? file : throw new CommandException($"--pretrained {path}: there is no file {file}");
    }

    /// <summary>Takes what the file has, and says what it lacks.</summary>
    /// <param name="network">The network, with starting values.</param>
    /// <param name="config">The settings.</param>
    /// <param name="notice">Is told, in a line or two.</param>
    internal static void Load(Module network, RunConfig config, Action<string> notice)
    {
        string file = config.Pretrained!;
        LoadedWeights loaded;
        try
        {
            loaded = network.LoadWeights(file, new() { Strict = false, SkipDifferent = true, Rename = Pretrained.All.FirstOrDefault(w => w.Network == config.Model)?.Rename });
        }
        catch (WeightFileException error)
        {
            throw new CommandException($"--pretrained: {error.Message}");
        }
        string[] missing = [.. loaded.Missing.Where(n => !n.EndsWith("num_batches_tracked", StringComparison.Ordinal))];
        if (loaded.Loaded.Count == 0) throw new CommandException($"--pretrained {file}: nothing in it fits {config.Model}; the network has {List(missing)}; the file has {List([.. loaded.Unused, .. loaded.Different])}");

        string classifier = Classifier.Of(network).Path;
        string[] body = [.. missing.Where(n => !n.StartsWith(classifier + ".", StringComparison.Ordinal))];
        if (config.Freeze && body.Length > 0)
            throw new CommandException($"--freeze would keep layers as they are that {file} has no values for: {List(Reasons(body, loaded))}; leave out --freeze to train them too");
        notice($"{loaded.Loaded.Count} of {loaded.Loaded.Count + missing.Length} tensors are from {Path.GetFileName(file)}{(missing.Length == 0 ? "" : $"; new ones: {List(Reasons(missing, loaded))}")}");
        notice(Normalization.Said(config.Normalize));
        if (loaded.Unused.Count > 0) notice($"not used of {Path.GetFileName(file)}: {List(loaded.Unused)}");
    }

    // A name with both shapes says more than the name.
    private static string[] Reasons(string[] missing, LoadedWeights loaded) =>
        [.. missing.Select(n => loaded.Different.FirstOrDefault(d => d.StartsWith(n + " ", StringComparison.Ordinal)) ?? n)];

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 0 ? "nothing" : string.Join(", ", names.Take(Named)) + (names.Count > Named ? $" and {names.Count - Named} more" : "");
}
