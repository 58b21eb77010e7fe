using System.Text.RegularExpressions;

namespace Whetstone.Data;

/// <summary>Items for training and for validation, which want labels: the second stage of a data block.</summary>
/// <typeparam name="T">What an item is.</typeparam>
/// <param name="Train">Those for training.</param>
/// <param name="Validation">Those for validation.</param>
/// <param name="Root">Where they come from.</param>
public sealed record SplitItems<T>(IReadOnlyList<T> Train, IReadOnlyList<T> Validation, string Root)
{
    /// <summary>Labels each item with the name of its class. The classes are those of the training items, in the order of their names' characters.</summary>
    /// <param name="name">The name of an item's class.</param>
    /// <param name="classes">The classes, if they are known; their order is kept.</param>
    /// <exception cref="LabelException">An item for validation has a class that no item for training has, or one that is not among those given.</exception>
    public LabelledItems<T> LabelBy(Func<T, string> name, IReadOnlyList<string>? classes = null) => new(this, new CategoryLabel<T>(name, classes).Fit(Train));

    /// <summary>Labels each item with any number of classes: [K], 1 where a class applies and 0 elsewhere.</summary>
    /// <inheritdoc cref="LabelBy"/>
    public LabelledItems<T> LabelByMany(Func<T, IEnumerable<string>> names, IReadOnlyList<string>? classes = null) => new(this, new ManyLabel<T>(names, classes).Fit(Train));

    /// <summary>Labels each item with numbers: float32 [K].</summary>
    public LabelledItems<T> LabelByNumbers(Func<T, float[]> numbers) => new(this, new NumberLabel<T>(numbers));

    /// <summary>Labels from two lists, in the order of the items: fastai's label_from_lists.</summary>
    /// <param name="train">The classes of the items for training.</param>
    /// <param name="validation">Those of the items for validation.</param>
    /// <param name="classes">The classes, if they are known; their order is kept.</param>
    /// <exception cref="ArgumentException">A list is longer or shorter than its items.</exception>
    /// <exception cref="LabelException">An item is there twice with different classes, or has a class that no item for training has.</exception>
    public LabelledItems<T> LabelByLists(IReadOnlyList<string> train, IReadOnlyList<string> validation, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        if (train.Count != Train.Count || validation.Count != Validation.Count)
            throw new ArgumentException($"there are {Train.Count} items for training and {Validation.Count} for validation, but {train.Count} and {validation.Count} labels");
        Dictionary<ItemKey, string> names = [];
        foreach ((T item, string name) in Train.Concat(Validation).Zip(train.Concat(validation)))
            if (!names.TryAdd(new(item), name) && names[new(item)] != name) throw new LabelException($"{item} is labelled {names[new(item)]} and {name}");
        return LabelBy(item => names[new(item)], classes);
    }

    /// <summary>No label: int64 [] of 0 throughout, for data that are only predicted or that learn from themselves. fastai's label_empty.</summary>
    public LabelledItems<T> LabelEmpty() => new(this, new EmptyLabel<T>());

    // Lets an item that may be null be a key.
    private readonly record struct ItemKey(T Item);

    /// <summary>The same label for all.</summary>
    public LabelledItems<T> LabelConstant(string name) => LabelBy(_ => name);

    /// <summary>Says how an item is read together with its label, for labels that random changes of the data move too: masks, boxes.</summary>
    /// <param name="train">Reads an item for training; what is random comes from the stream, which follows from the loader's seed, the epoch and the item's place among those for training.</param>
    /// <param name="validation">Reads an item plainly.</param>
    /// <param name="classes">The names of the classes; none if labels are numbers.</param>
    public ItemSets Read(Func<T, Rng, Sample> train, Func<T, Sample> validation, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        return new(new ItemDataset<T>(Train, train), new ItemDataset<T>(Validation, (item, _) => validation(item)), classes ?? [], () => Summary(validation));
    }

    private string Summary(Func<T, Sample> read)
    {
        string text = $"Items:  {Train.Count + Validation.Count} from {Root}\nSplit:  {Train.Count} for training, {Validation.Count} for validation\n";
        if (Train.Count == 0) return text + "No item for training, so nothing to show.\n";
        Sample first = read(Train[0]);
        return text + $"First:  {Train[0]}\n  read  -> {first.Data.Spec}\n  label -> {first.Label.Spec}\n";
    }

    /// <inheritdoc/>
    public override string ToString() => $"SplitItems ({Train.Count} for training, {Validation.Count} for validation)";
}

/// <summary>Labels by the paths of files.</summary>
public static class FileLabels
{
    extension(SplitItems<string> split)
    {
        /// <summary>The class of a file is the name of its folder.</summary>
        public LabelledItems<string> LabelByFolder(IReadOnlyList<string>? classes = null) => split.LabelBy(f => Path.GetFileName(Path.GetDirectoryName(f)) ?? "", classes);

        /// <summary>The class of a file is the first group of a pattern in its name, as in <c>^(.*)_\d+.jpg$</c>.</summary>
        /// <exception cref="LabelException">A name does not fit the pattern.</exception>
        public LabelledItems<string> LabelByPattern(Regex pattern, IReadOnlyList<string>? classes = null)
        {
            ArgumentNullException.ThrowIfNull(pattern);
            return split.LabelBy(f => pattern.Match(Path.GetFileName(f)) is { Success: true, Groups.Count: > 1 } match ? match.Groups[1].Value
                : throw new LabelException($"the name {Path.GetFileName(f)} does not fit the pattern {pattern}, or the pattern has no group"), classes);
        }

        /// <summary>Labels from a table, such as a CSV file: the row of a file is found by the file's name or its path below the root.</summary>
        /// <param name="table">Class by name.</param>
        /// <param name="classes">The classes, if they are known.</param>
        /// <exception cref="LabelException">A file is not in the table.</exception>
        public LabelledItems<string> LabelByTable(IReadOnlyDictionary<string, string> table, IReadOnlyList<string>? classes = null)
        {
            ArgumentNullException.ThrowIfNull(table);
            return split.LabelBy(f =>
                table.TryGetValue(Path.GetFileName(f), out string? name) || table.TryGetValue(FileItems.Below(split.Root, f), out name)
                    ? name : throw new LabelException($"the table has no row for {Path.GetFileName(f)}"), classes);
        }
    }
}
