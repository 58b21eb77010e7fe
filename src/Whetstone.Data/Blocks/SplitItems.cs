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

    /// <summary>The same label for all.</summary>
    public LabelledItems<T> LabelConstant(string name) => LabelBy(_ => name);

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
