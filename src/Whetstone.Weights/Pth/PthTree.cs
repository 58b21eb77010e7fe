using System.Globalization;

namespace Whetstone.Weights;

/// <summary>Finds the weights among what a file of PyTorch holds: state dictionaries alone, in checkpoints, in lists.</summary>
internal sealed class PthTree(string path, PickleValue root)
{
    // Deeper nests hold no weights, and a container may contain itself.
    private const int MaxDepth = 32;
    // All names together, in characters: what is contained twice is named twice.
    private const long MaxNames = 1 << 26;
    private const int Shown = 12;

    /// <summary>Where checkpoints keep the weights, in the order in which it is tried.</summary>
    private static readonly string[] UsualKeys = ["state_dict", "model_state_dict", "model"];

    private readonly OrderedDictionary<string, PickleTensor> tensors = [];
    private readonly Dictionary<string, string> metadata = [];
    private long named;

    internal (OrderedDictionary<string, PickleTensor> Tensors, Dictionary<string, string> Metadata) Find(string? key)
    {
        PickleValue chosen = key is null ? Usual() : key.Length == 0 ? root : Follow(key);
        Collect("", chosen, 0);
        if (tensors.Count == 0) throw new WeightFileException(path, 0, $"there are no tensors{(key is { Length: > 0 } ? $" under '{key}'" : "")}. {Offer()}");
        if (!ReferenceEquals(chosen, root)) CollectTexts();
        return (tensors, metadata);
    }

    private PickleValue Usual()
    {
        if (root is not PickleDictionary || Direct(root) > 0) return root;
        foreach (string key in UsualKeys)
            if (Child(root, key) is { } child && Direct(child) > 0) return child;
        return Children(root).Any(c => Direct(c.Value) > 0 || Children(c.Value).Any(d => Direct(d.Value) > 0))
            ? throw new WeightFileException(path, 0, $"the file holds several things. {Offer()}") : root;
    }

    private PickleValue Follow(string key)
    {
        if (Child(root, key) is { } whole) return whole;
        PickleValue at = root;
        foreach (string part in key.Split('.'))
            at = Child(at, part) ?? throw new WeightFileException(path, 0, $"there is nothing under '{key}'. {Offer()}");
        return at;
    }

    private string Offer()
    {
        string[] keys = [.. Children(root).Select(c => (c.Name, Count: Direct(c.Value), c.Value)).OrderBy(c => c.Count == 0).Take(Shown)
            .Select(c => c.Count > 0 ? $"'{c.Name}' ({c.Count} tensors)" : $"'{c.Name}' ({c.Value.Kind})")];
        return keys.Length == 0 ? $"It holds {root.Kind}" : $"Choose a key: {string.Join(", ", keys)}";
    }

    private void Collect(string name, PickleValue value, int depth)
    {
        if ((named += 16 + name.Length) > MaxNames || depth > MaxDepth) throw new WeightFileException(path, 0, $"the file nests more than {MaxDepth} containers, or its names would take more than {MaxNames:N0} characters");
        if (value is PickleTensor tensor)
        {
            if (!tensors.TryAdd(name, tensor)) throw new WeightFileException(path, 0, $"two tensors have the name {name}");
        }
        else if (TextOf(value) is { } text) metadata[name] = text;
        else foreach ((string own, PickleValue child) in Children(value)) Collect(name.Length == 0 ? own : $"{name}.{own}", child, depth + 1);
    }

    // What stands beside the chosen weights: epoch, accuracy, the network's name.
    private void CollectTexts()
    {
        foreach ((string name, PickleValue value) in Children(root)) if (TextOf(value) is { } text) metadata.TryAdd(name, text);
    }

    private static PickleValue? Child(PickleValue value, string name) => Children(value).FirstOrDefault(c => c.Name == name).Value;

    private static int Direct(PickleValue value) => value is PickleTensor ? 1 : Children(value).Count(c => c.Value is PickleTensor);

    private static IEnumerable<(string Name, PickleValue Value)> Children(PickleValue value) => value switch
    {
        PickleDictionary dictionary => dictionary.Items.Select(i => (TextOf(i.Key) ?? "", i.Value)),
        PickleList list => list.Items.Select((item, i) => (i.ToString(CultureInfo.InvariantCulture), item)),
        PickleTuple tuple => tuple.Items.Select((item, i) => (i.ToString(CultureInfo.InvariantCulture), item)),
        _ => [],
    };

    private static string? TextOf(PickleValue value) => value switch
    {
        PickleText text => text.Value,
        PickleInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
        PickleReal number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        PickleBool truth => truth.Value ? "true" : "false",
        _ => null,
    };
}
