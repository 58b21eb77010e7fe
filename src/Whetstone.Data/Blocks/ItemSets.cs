using System.Text;

namespace Whetstone.Data;

/// <summary>Data sets for training and validation, made of items: the last stage of a data block. Batches come from <see cref="Batches"/>.</summary>
public sealed class ItemSets
{
    private readonly Func<string> summary;

    internal ItemSets(Dataset train, Dataset validation, IReadOnlyList<string> classes, Func<string> summary) =>
        (Train, Validation, Classes, this.summary) = (train, validation, classes, summary);

    /// <summary>Examples for training.</summary>
    public Dataset Train { get; }

    /// <summary>Examples for validation; may be none.</summary>
    public Dataset Validation { get; }

    /// <summary>The names of the classes; none if labels are numbers.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The same with each example for training, and each for validation, transformed.</summary>
    public ItemSets Transform(Func<Sample, Sample> train, Func<Sample, Sample>? validation = null) =>
        new(Train.Transform(train), validation is null ? Validation : Validation.Transform(validation), Classes, summary);

    /// <summary>Loaders of both: the one for training shuffles.</summary>
    /// <param name="batch">Examples a batch.</param>
    /// <param name="train">What is done to batches for training, augmentation included.</param>
    /// <param name="validation">What is done to batches for validation; the same as for training if null.</param>
    /// <param name="seed">Determines the order and what is random in the transforms.</param>
    public (DataLoader Train, DataLoader? Validation) Batches(int batch, IEnumerable<BatchTransform>? train = null, IEnumerable<BatchTransform>? validation = null, ulong seed = 0)
    {
        BatchTransform[] both = [.. train ?? []];
        return (new(Train, batch, shuffle: true, seed: seed, transforms: both),
            Validation.Count == 0 ? null : new(Validation, batch, seed: seed, transforms: validation ?? both));
    }

    /// <summary>What each stage makes of the first item, training's random changes included, and each transform of the first batch, for a look before training.</summary>
    /// <param name="batch">Examples of that batch.</param>
    /// <param name="transforms">What is done to batches for training, as <see cref="Batches"/> is given it.</param>
    public string Summary(int batch = 4, IEnumerable<BatchTransform>? transforms = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        StringBuilder text = new(summary());
        if (Train.Count == 0) return text.ToString();
        Show("Train: ", () => Said(Train.Read(0, default)));
        if (Validation.Count > 0) Show("Valid: ", () => Said(Validation.Read(0, default)));
        Batch? first = null;
        if (Show("Batch: ", () => Said(first = Train.Gather([.. Enumerable.Range(0, Math.Min(batch, Train.Count))], default))))
            foreach (BatchTransform transform in transforms ?? [])
                if (!Show($"  {transform.GetType().Name} ->", () => Said(first = transform.Apply(first!, default)))) break;
        return text.ToString();

        // What would stop training is said where it happens.
        bool Show(string stage, Func<string> make)
        {
            try
            {
                string made = make();
                text.Append(stage).Append(' ').AppendLine(made);
                return true;
            }
            catch (Exception error) when (error is SampleException or ShapeException or IOException or LabelException or ArgumentException)
            {
                text.Append(stage).Append(" fails: ").AppendLine(error.Message);
                return false;
            }
        }
    }

    private static string Said(Sample sample) => $"{sample.Data.Spec}, label {sample.Label.Spec}";

    private static string Said(Batch batch) => $"{batch.Data.Spec}, labels {batch.Label.Spec}";
}
