namespace Whetstone.Data;

/// <summary>Some examples, stacked: what one step of training gets.</summary>
/// <param name="Data">The data, [n, …].</param>
/// <param name="Label">The labels, [n, …].</param>
public sealed record Batch(Tensor Data, Tensor Label)
{
    /// <summary>How many examples there are.</summary>
    public int Size => Data.Shape[0];

    /// <summary>Where the examples are in the data set.</summary>
    public ReadOnlyMemory<int> Indices { get; init; }

    /// <summary>The epoch that the batch belongs to.</summary>
    public int Epoch { get; init; }

    /// <summary>The batch's place in the epoch, counted from 0.</summary>
    public int Number { get; init; }

    /// <summary>How many examples the epoch has before those of this batch.</summary>
    public long FirstSample { get; init; }

    /// <summary>Stacks examples whose places in a data set are <paramref name="indices"/>.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="SampleException">The shape or type of an example is not that of the first.</exception>
    internal static Batch Stack(ReadOnlySpan<Sample> samples, ReadOnlySpan<int> indices)
    {
        if (samples.Length == 0) throw new ArgumentException("a batch needs at least one sample");
        var data = new Tensor[samples.Length];
        var labels = new Tensor[samples.Length];
        for (int i = 0; i < data.Length; i++)
        {
            (data[i], labels[i]) = samples[i];
            if (data[i].Spec != data[0].Spec) throw Differs("data", data[0].Spec, data[i].Spec, indices[0], indices[i]);
            if (labels[i].Spec != labels[0].Spec) throw Differs("label", labels[0].Spec, labels[i].Spec, indices[0], indices[i]);
        }
        return new(new StackRows().Apply(data), new StackRows().Apply(labels)) { Indices = indices.ToArray() };
    }

    private static SampleException Differs(string what, Spec first, Spec other, int firstIndex, int index) =>
        new(index, new ShapeException($"its {what} is {other}, that of sample {firstIndex} is {first}; the samples of a batch must have one shape and type"));
}
