using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Weights;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>Starts a network from trained weights of a file, the classifier apart if it is for other classes.</summary>
internal static class PretrainedStart
{
    private const int Named = 4;

    /// <summary>The word for the catalogue's weights of whatever network is trained.</summary>
    internal const string Catalogue = "imagenet";

    /// <summary>What <c>--pretrained</c> names, as runs remember it: the full path of a file, or of the weights of a run by its folder, or <see cref="Catalogue"/>.</summary>
    /// <param name="text">What the user typed.</param>
    /// <param name="model">The network's name.</param>
    internal static string Canonical(string text, string model)
    {
        if (IsPublished(text, model)) return Catalogue;
        string file = Path.GetFullPath(Directory.Exists(text) ? Path.Combine(text, "model.safetensors") : text);
        return File.Exists(file) ? file : throw new CommandException($"--pretrained {text}: there is no file {file}");
    }

    /// <summary>Whether it is weights of the catalogue, by the word or the network's name, and there are some.</summary>
    /// <exception cref="CommandException">There are none for this network.</exception>
    internal static bool IsPublished(string text, string model)
    {
        if (Path.Exists(text)) return false;
        bool word = text.Equals(Catalogue, StringComparison.OrdinalIgnoreCase);
        PretrainedWeights? named = Pretrained.All.FirstOrDefault(w => w.Network.Equals(word ? model : text, StringComparison.OrdinalIgnoreCase));
        if (named is not null && named.Network != model) throw new CommandException($"--pretrained {text}: these weights are of {named.Network}, not of {model}; leave the name to --pretrained {Catalogue}");
        if (named is null && word) throw new CommandException($"--pretrained {text}: there are no published weights of {model}; 'whet models --pretrained' lists those there are");
        return named is not null;
    }

    /// <summary>The file with the weights; fetched if it is the catalogue's and not on this machine.</summary>
    /// <exception cref="WebFileUnavailableException">It cannot be had; the message says where to get it, and where to put it.</exception>
    internal static string Locate(RunConfig config, FetchOptions? options = null, CancellationToken cancellation = default) =>
        config.Pretrained == Catalogue ? Pretrained.Find(config.Model).Fetch(options, cancellation) : config.Pretrained!;

    /// <summary>Takes what the file has, and says what it lacks.</summary>
    /// <param name="network">The network, with starting values.</param>
    /// <param name="config">The settings.</param>
    /// <param name="notice">Is told, in a line or two.</param>
    internal static void Load(Module network, RunConfig config, Action<string> notice)
    {
        string file = Locate(config);
        LoadedWeights loaded;
        try
        {
            loaded = network.LoadWeights(file, new() { Strict = false, SkipDifferent = true, Rename = Names(config) });
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

    // Published files hold classifiers halfway under their names; what leaves them out is for networks without.
    private static Func<string, string?>? Names(RunConfig config) => config.Auxiliary ? null : Pretrained.All.FirstOrDefault(w => w.Network == config.Model)?.Rename;

    // A name with both shapes says more than the name.
    private static string[] Reasons(string[] missing, LoadedWeights loaded) =>
        [.. missing.Select(n => loaded.Different.FirstOrDefault(d => d.StartsWith(n + " ", StringComparison.Ordinal)) ?? n)];

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 0 ? "nothing" : string.Join(", ", names.Take(Named)) + (names.Count > Named ? $" and {names.Count - Named} more" : "");
}
