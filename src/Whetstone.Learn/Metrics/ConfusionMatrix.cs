namespace Whetstone.Learn;

/// <summary>How often each class was taken for each; its value is the accuracy.</summary>
/// <param name="classes">Number of classes.</param>
public sealed class ConfusionMatrix(int classes) : Metric
{
    private long[] counts = new long[classes * classes];

    /// <inheritdoc/>
    public override string Name => "confusion";

    /// <summary>Number of classes.</summary>
    public int Classes => classes;

    /// <summary>How many samples of the class <paramref name="truth"/> were taken for <paramref name="predicted"/>.</summary>
    public long this[int truth, int predicted] => counts[truth * classes + predicted];

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            double right = Enumerable.Range(0, classes).Sum(c => this[c, c]), all = counts.Sum();
            return all == 0 ? double.NaN : right / all;
        }
    }

    /// <inheritdoc/>
    public override double[] State
    {
        get => [.. counts.Select(c => (double)c)];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Length != counts.Length) throw new ArgumentException($"a confusion matrix of {classes} classes has {counts.Length} counts; got {value.Length}");
            counts = [.. value.Select(c => (long)c)];
        }
    }

    /// <inheritdoc/>
    public override void Reset() => Array.Clear(counts);

    /// <inheritdoc/>
    public override Metric Fresh() => new ConfusionMatrix(classes);

    /// <inheritdoc/>
    public override void Add(Tensor prediction, Tensor target, double loss)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        ClassTargets.Require(Name, prediction, target);
        long[] predicted = prediction.ArgMax(1).ToArray<long>(), truth = target.ToArray<long>();
        for (int i = 0; i < truth.Length; i++) counts[truth[i] * classes + predicted[i]]++;
    }
}
