using System.Globalization;
using System.Text;

namespace Whetstone.Data;

/// <summary>Items with labels, which want a way to be read: the third stage of a data block.</summary>
/// <typeparam name="T">What an item is.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Labels">How they get their labels.</param>
public sealed record LabelledItems<T>(SplitItems<T> Items, Labelling<T> Labels)
{
    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes => Labels.Classes;

    /// <summary>An order for training in which every class comes equally often on average: items of rare ones come several times an epoch. fastai's OverSamplingCallback.</summary>
    /// <remarks>An epoch has as many examples as the most frequent class times the number of classes. Give it to a <see cref="DataLoader"/> of the set for training.</remarks>
    /// <param name="seed">Determines the order.</param>
    /// <exception cref="LabelException">Items have no class each, but several or numbers.</exception>
    public Sampler Oversampling(ulong seed)
    {
        Tensor[] labels = [.. Items.Train.Select(Labels.Of)];
        if (Classes.Count == 0 || labels.Any(l => l.Rank > 0)) throw new LabelException("oversampling needs items with one class each");
        int[] classes = [.. labels.Select(l => (int)l.Item<long>())];
        int[] counts = new int[Classes.Count];
        foreach (int c in classes) counts[c]++;
        int present = counts.Count(c => c > 0);
        return new WeightedRandomSampler(classes.Select(c => 1.0 / counts[c]), checked(counts.DefaultIfEmpty(0).Max() * present), seed);
    }

    /// <summary>Says how an item is read. It is done anew whenever a batch needs the item, by several threads at once.</summary>
    /// <param name="read">Such as a decoder of images: item → [C, H, W].</param>
    public ItemSets Read(Func<T, Tensor> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return Read((item, _) => read(item), read);
    }

    /// <summary>Says how an item is read for training, with random changes, and how for validation, without.</summary>
    /// <param name="train">What is random comes from the stream, which follows from the loader's seed, the epoch and the item's place among those for training.</param>
    /// <param name="validation">Reads an item plainly.</param>
    public ItemSets Read(Func<T, Rng, Tensor> train, Func<T, Tensor> validation)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ItemDataset<T> plain = new(Items.Validation, (item, _) => new(validation(item), Labels.Of(item)));
        return new(new ItemDataset<T>(Items.Train, (item, random) => new(train(item, random), Labels.Of(item))), plain, Classes, () => Summary(validation));
    }

    /// <inheritdoc/>
    public override string ToString() => $"LabelledItems ({Items.Train.Count} for training, {Items.Validation.Count} for validation; {(Classes.Count > 0 ? $"{Classes.Count} classes: {string.Join(", ", Classes.Take(5))}{(Classes.Count > 5 ? ", ..." : "")}" : "numbers")})";

    private string Summary(Func<T, Tensor> read)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"Items:  {Items.Train.Count + Items.Validation.Count} from {Items.Root}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Split:  {Items.Train.Count} for training, {Items.Validation.Count} for validation");
        if (Classes.Count > 0) text.AppendLine(CultureInfo.InvariantCulture, $"Labels: {Classes.Count} classes: {string.Join(", ", Classes.Take(10))}{(Classes.Count > 10 ? ", ..." : "")}");
        if (Items.Train.Count == 0) return text.AppendLine("No item for training, so nothing to show.").ToString();
        T item = Items.Train[0];
        text.AppendLine(CultureInfo.InvariantCulture, $"First:  {item}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  label {Labels.TextOf(item)} -> {Labels.Of(item)}");
        return text.AppendLine(CultureInfo.InvariantCulture, $"  read  -> {read(item).Spec}").ToString();
    }
}
