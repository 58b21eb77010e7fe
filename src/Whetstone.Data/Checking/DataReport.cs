namespace Whetstone.Data;

/// <summary>What a check of a data set found.</summary>
/// <param name="Train">Examples for training.</param>
/// <param name="Test">Examples for testing.</param>
/// <param name="Bad">Those that cannot be used.</param>
/// <param name="Labels">How often each label is there, by name.</param>
/// <param name="Sizes">How often each size is there, most frequent first.</param>
/// <param name="Duplicates">Examples with the same content.</param>
public sealed record DataReport(int Train, int Test, IReadOnlyList<BadItem> Bad, IReadOnlyList<LabelCount> Labels, IReadOnlyList<SizeCount> Sizes, IReadOnlyList<DuplicateGroup> Duplicates)
{
    // More than this and a network can do well by naming the frequent class.
    private const int MostImbalance = 5;

    /// <summary>Whether every example can be used.</summary>
    public bool IsSound => Bad.Count == 0;

    /// <summary>What deserves a look though the set can be used, a sentence each.</summary>
    public IReadOnlyList<string> Warnings => [.. Balance(), .. Doubles()];

    private IEnumerable<string> Balance()
    {
        foreach (LabelCount label in Labels.Where(l => l.Train == 0)) yield return $"no example for training has the label {label.Label}";
        LabelCount[] trained = [.. Labels.Where(l => l.Train > 0)];
        if (trained.Length < 2) yield break;
        (LabelCount most, LabelCount least) = (trained.MaxBy(l => l.Train)!, trained.MinBy(l => l.Train)!);
        if (most.Train > (long)MostImbalance * least.Train)
            yield return $"classes are not balanced: {most.Train} examples for training of {most.Label}, {least.Train} of {least.Label}";
    }

    private IEnumerable<string> Doubles()
    {
        int contradictions = Duplicates.Count(d => d.Contradicts), across = Duplicates.Count(d => d.CrossesParts);
        if (Duplicates.Count > 0) yield return $"{Duplicates.Count} contents are there more than once, in {Duplicates.Sum(d => d.Items.Count)} examples";
        if (across > 0) yield return $"{across} of them both for training and for testing: results of tests are too good";
        if (contradictions > 0) yield return $"{contradictions} of them with different labels";
    }
}

/// <summary>An example that cannot be used.</summary>
/// <param name="Name">Which.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record BadItem(string Name, string Problem);

/// <summary>How often a label is there.</summary>
/// <param name="Label">The label.</param>
/// <param name="Train">Examples for training.</param>
/// <param name="Test">Examples for testing.</param>
public sealed record LabelCount(string Label, int Train, int Test);

/// <summary>How often a size is there.</summary>
/// <param name="Size">Extents: channels, height, width.</param>
/// <param name="Count">Examples.</param>
public sealed record SizeCount(string Size, int Count);

/// <summary>Examples with the same content.</summary>
/// <param name="Items">Two or more.</param>
public sealed record DuplicateGroup(IReadOnlyList<DuplicateItem> Items)
{
    /// <summary>Whether some are for training and some for testing.</summary>
    public bool CrossesParts => Items.Any(i => i.ForTraining) && Items.Any(i => !i.ForTraining);

    /// <summary>Whether their labels differ.</summary>
    public bool Contradicts => Items.Any(i => i.Label != Items[0].Label);
}

/// <summary>One of several examples with the same content.</summary>
/// <param name="Name">Which.</param>
/// <param name="ForTraining">Whether it is for training.</param>
/// <param name="Label">Its label.</param>
public sealed record DuplicateItem(string Name, bool ForTraining, string Label);
