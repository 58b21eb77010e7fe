using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;

namespace Whetstone.Reports;

/// <summary>What a classifier says of every sample of a data set, found in one pass: what fastai calls an interpretation.</summary>
public sealed class Interpretation
{
    private Interpretation(Dataset dataset, IReadOnlyList<string> classes, IReadOnlyList<Prediction> predictions, ConfusionMatrix confusion) =>
        (Dataset, Classes, Predictions, Confusion) = (dataset, classes, predictions, confusion);

    /// <summary>The samples.</summary>
    public Dataset Dataset { get; }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>What was said, in the order of the loader.</summary>
    public IReadOnlyList<Prediction> Predictions { get; }

    /// <summary>How often each class was taken for each.</summary>
    public ConfusionMatrix Confusion { get; }

    /// <summary>The mean loss.</summary>
    public double Loss => Predictions.Average(p => (double)p.Loss);

    /// <summary>The part that was right.</summary>
    public double Accuracy => Confusion.Value;

    /// <summary>Asks a network for every sample.</summary>
    /// <param name="model">The network, [N, …] → [N, classes], before the softmax; it is left in the mode, training or prediction, in which it was.</param>
    /// <param name="data">The samples; labels are class indices [N].</param>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="cancellation">Ends the pass with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ShapeException">The network's output or the labels are not those of a classifier of these classes.</exception>
    public static Interpretation Of(Module model, DataLoader data, IReadOnlyList<string> classes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(classes);
        List<Prediction> all = [];
        ConfusionMatrix confusion = new(classes.Count);
        bool training = model.Training;
        model.Eval();
        try
        {
            using (Autograd.Pause())
                foreach (Batch batch in data.Epoch(0, cancellation: cancellation))
                {
                    Tensor logits = model.Call(batch.Data);
                    Check(logits, batch.Label, classes.Count);
                    confusion.Add(logits, batch.Label, 0);
                    BatchPredictions.Add(all, logits, batch);
                }
        }
        finally
        {
            model.Train(training);
        }
        return new(data.Dataset, classes, all, confusion);
    }

    /// <summary>The samples with the highest loss, worst first (fastai's <c>top_losses</c>); a loss that is no number is the worst.</summary>
    public IReadOnlyList<Prediction> TopLosses(int count) =>
        [.. Predictions.OrderByDescending(p => float.IsNaN(p.Loss) ? float.PositiveInfinity : p.Loss).ThenBy(p => p.Index).Take(count)];

    /// <summary>Some samples that were right, or wrong, by chance; the same for the same seed.</summary>
    public IReadOnlyList<Prediction> Sample(int count, bool right, ulong seed)
    {
        Prediction[] from = [.. Predictions.Where(p => p.IsRight == right)];
        Rng rng = new(seed);
        // The first places of a shuffle: each gets one of those not yet taken.
        for (int i = 0; i < Math.Min(count, from.Length); i++)
        {
            int other = i + rng.Next(from.Length - i);
            (from[i], from[other]) = (from[other], from[i]);
        }
        return from[..Math.Min(count, from.Length)];
    }

    private static void Check(Tensor logits, Tensor labels, int classes)
    {
        if (logits.Rank != 2 || logits.Shape[1] != classes || labels.Rank != 1 || labels.DType.IsFloating)
            throw new ShapeException($"Interpretation: needs outputs [N, {classes}] and class indices [N]; got {logits.Spec}, {labels.Spec}");
    }
}
