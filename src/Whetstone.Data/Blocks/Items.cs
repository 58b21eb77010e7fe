namespace Whetstone.Data;

/// <summary>The things that a data set is made of, such as paths of files: the first stage of a data block.</summary>
/// <remarks>
/// The stages follow each other in one order, which the types enforce: items are filtered, split (<see cref="SplitItems{T}"/>), labelled
/// (<see cref="LabelledItems{T}"/>) and read (<see cref="ItemSets"/>). After fastai's data block API.
/// </remarks>
/// <typeparam name="T">What a thing is.</typeparam>
/// <param name="list">The things, in order.</param>
/// <param name="root">The folder they come from, or any other name for where they come from.</param>
public sealed class Items<T>(IReadOnlyList<T> list, string root = "")
{
    /// <summary>The things, in order.</summary>
    public IReadOnlyList<T> List { get; } = list ?? throw new ArgumentNullException(nameof(list));

    /// <summary>Where they come from.</summary>
    public string Root { get; } = root;

    /// <summary>How many there are.</summary>
    public int Count => List.Count;

    /// <summary>Those for which <paramref name="keep"/> holds.</summary>
    public Items<T> Filter(Func<T, bool> keep) => new([.. List.Where(keep)], Root);

    /// <summary>About <paramref name="part"/> of them, each kept or not at random.</summary>
    /// <param name="part">From 0 to 1.</param>
    /// <param name="seed">Determines which.</param>
    public Items<T> FilterByRandom(double part, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(part is >= 0 and <= 1, true, nameof(part));
        CounterRandom random = new(seed, 0);
        return new([.. List.Where(_ => random.NextDouble() < part)], Root);
    }

    /// <summary>The first <paramref name="count"/>.</summary>
    public Items<T> Take(int count) => new([.. List.Take(count)], Root);

    /// <summary>Splits by a question: true for validation, false for training, null to leave an item out.</summary>
    public SplitItems<T> SplitBy(Func<T, bool?> isValidation)
    {
        ArgumentNullException.ThrowIfNull(isValidation);
        ILookup<bool?, T> parts = List.ToLookup(isValidation);
        return new([.. parts[false]], [.. parts[true]], Root);
    }

    /// <summary>Splits at random: about <paramref name="part"/> of the items, rounded to a whole number, are for validation.</summary>
    /// <param name="part">From 0 to 1.</param>
    /// <param name="seed">Determines which.</param>
    public SplitItems<T> SplitByRandom(double part = 0.2, ulong seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(part is >= 0 and <= 1, true, nameof(part));
        int[] order = [.. Enumerable.Range(0, Count)];
        new CounterRandom(seed, 0).Shuffle(order);
        return SplitByIndex(order.Take((int)Math.Round(part * Count)));
    }

    /// <summary>Splits by places in the list: those named are for validation.</summary>
    public SplitItems<T> SplitByIndex(IEnumerable<int> validation)
    {
        HashSet<int> chosen = [.. validation];
        int wrong = chosen.Where(i => i < 0 || i >= Count).FirstOrDefault(-1);
        if (wrong != -1 || chosen.Contains(-1)) throw new ArgumentOutOfRangeException(nameof(validation), $"there is no item {wrong}; there are {Count}");
        return new([.. List.Where((_, i) => !chosen.Contains(i))], [.. List.Where((_, i) => chosen.Contains(i))], Root);
    }

    /// <summary>Splits by two lists of items; items in neither are left out. fastai's split_by_list.</summary>
    /// <exception cref="ArgumentException">An item is in both, or is none of these.</exception>
    public SplitItems<T> SplitByLists(IEnumerable<T> train, IEnumerable<T> validation)
    {
        T[] trained = [.. train], held = [.. validation];
        HashSet<T> known = [.. List];
        foreach (T item in trained.Concat(held))
            if (!known.Contains(item)) throw new ArgumentException($"{item} is none of the {Count} items");
        if (trained.Intersect(held).Any()) throw new ArgumentException($"{trained.Intersect(held).First()} is for training and for validation");
        return new(trained, held, Root);
    }

    /// <summary>All items for training, none for validation.</summary>
    public SplitItems<T> SplitNone() => new(List, [], Root);

    /// <summary>Some items for training and others for validation, drawn at random; the rest is left out.</summary>
    /// <param name="train">The part for training, from 0 to 1.</param>
    /// <param name="validation">The part for validation; both together are at most 1.</param>
    /// <param name="seed">Determines which.</param>
    public SplitItems<T> SplitSubsets(double train, double validation, ulong seed = 0)
    {
        if (train < 0 || validation < 0 || train + validation > 1) throw new ArgumentOutOfRangeException(nameof(train), $"parts of a whole are at least 0 and together at most 1; got {train} and {validation}");
        int[] order = [.. Enumerable.Range(0, Count)];
        new CounterRandom(seed, 0).Shuffle(order);
        int held = (int)Math.Round(validation * Count), used = (int)Math.Round(train * Count);
        return new([.. order[held..(held + Math.Min(used, Count - held))].Order().Select(i => List[i])], [.. order[..held].Order().Select(i => List[i])], Root);
    }

    /// <summary>For example: <c>Items (13394 items) from imagenette</c>, with the first.</summary>
    public override string ToString() => $"Items ({Count} items){(Root.Length > 0 ? $" from {Root}" : "")}{(Count > 0 ? $": {string.Join(", ", List.Take(3))}{(Count > 3 ? ", ..." : "")}" : "")}";
}
