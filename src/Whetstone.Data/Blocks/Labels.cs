namespace Whetstone.Data;

/// <summary>An item has no label, or one that was not expected.</summary>
public sealed class LabelException(string message) : Exception(message);

/// <summary>How items get their labels, fitted to the items for training.</summary>
/// <typeparam name="T">What an item is.</typeparam>
public abstract class Labelling<T>
{
    /// <summary>The names of the classes; none if labels are numbers.</summary>
    public abstract IReadOnlyList<string> Classes { get; }

    /// <summary>The label as a network's loss takes it.</summary>
    public abstract Tensor Of(T item);

    /// <summary>The label as people read it.</summary>
    public abstract string TextOf(T item);
}

/// <summary>One class: int64 [].</summary>
internal sealed class CategoryLabel<T>(Func<T, string> name, IReadOnlyList<string>? given) : Labelling<T>
{
    private Vocabulary classes = new([]);

    public override IReadOnlyList<string> Classes => classes.Names;

    public CategoryLabel<T> Fit(IEnumerable<T> train)
    {
        ArgumentNullException.ThrowIfNull(name);
        classes = new(given ?? Vocabulary.Sorted(train.Select(name)));
        return this;
    }

    public override Tensor Of(T item) => Tensor.Of((long)classes.Index(name(item), item));

    public override string TextOf(T item) => name(item);
}

/// <summary>Any number of classes: float32 [K] of zeros and ones.</summary>
internal sealed class ManyLabel<T>(Func<T, IEnumerable<string>> names, IReadOnlyList<string>? given) : Labelling<T>
{
    private Vocabulary classes = new([]);

    public override IReadOnlyList<string> Classes => classes.Names;

    public ManyLabel<T> Fit(IEnumerable<T> train)
    {
        ArgumentNullException.ThrowIfNull(names);
        classes = new(given ?? Vocabulary.Sorted(train.SelectMany(names)));
        return this;
    }

    public override Tensor Of(T item)
    {
        float[] ones = new float[Classes.Count];
        foreach (string name in names(item)) ones[classes.Index(name, item)] = 1;
        return Tensor.Of(ones);
    }

    public override string TextOf(T item) => string.Join(", ", names(item));
}

/// <summary>Nothing: int64 [] of 0.</summary>
internal sealed class EmptyLabel<T> : Labelling<T>
{
    public override IReadOnlyList<string> Classes => [];

    public override Tensor Of(T item) => Tensor.Of(0L);

    public override string TextOf(T item) => "";
}

/// <summary>Numbers: float32 [K].</summary>
internal sealed class NumberLabel<T>(Func<T, float[]> numbers) : Labelling<T>
{
    public override IReadOnlyList<string> Classes => [];

    public override Tensor Of(T item) => Tensor.Of(numbers(item));

    public override string TextOf(T item) => string.Join(", ", numbers(item));
}

/// <summary>Classes and their places.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> places = [];

    public Vocabulary(IReadOnlyList<string> names)
    {
        Names = names;
        for (int i = 0; i < names.Count; i++)
            if (!places.TryAdd(names[i], i)) throw new LabelException($"the class {names[i]} is named twice");
    }

    public IReadOnlyList<string> Names { get; }

    public static IReadOnlyList<string> Sorted(IEnumerable<string> names) => [.. names.Distinct().Order(StringComparer.Ordinal)];

    public int Index(string name, object? item) => places.TryGetValue(name, out int place) ? place
        : throw new LabelException($"{item} is labelled {name}, which is none of the {Names.Count} classes of the training items: {string.Join(", ", Names.Take(10))}{(Names.Count > 10 ? ", ..." : "")}");
}
