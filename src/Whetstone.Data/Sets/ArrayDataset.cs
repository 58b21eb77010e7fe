namespace Whetstone.Data;

/// <summary>Examples that lie in memory: row i of the data and row i of the labels are example i.</summary>
public class ArrayDataset : Dataset
{
    private readonly Tensor data;
    private readonly Tensor labels;

    /// <summary>A set of the rows of two tensors, which it keeps without a copy.</summary>
    /// <param name="data">[N, …] of any type.</param>
    /// <param name="labels">[N, …] of any type.</param>
    /// <exception cref="ShapeException">The numbers of rows differ.</exception>
    public ArrayDataset(Tensor data, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(labels);
        if (data.Rank == 0 || labels.Rank == 0 || data.Shape[0] != labels.Shape[0])
            throw new ShapeException($"ArrayDataset: data and labels need the same number of rows; got {data.Spec}, {labels.Spec}");
        this.data = data;
        this.labels = labels;
    }

    /// <inheritdoc/>
    public sealed override int Count => data.Shape[0];

    /// <inheritdoc/>
    public sealed override Sample this[int index]
    {
        get
        {
            Check(index);
            // A copy, not a view: whoever changes the sample in place must not change the set.
            return new(Row(data, index), Row(labels, index));
        }
    }

    /// <inheritdoc/>
    public sealed override Batch Gather(ReadOnlySpan<int> indices)
    {
        foreach (int index in indices) Check(index);
        int[] rows = indices.ToArray();
        return new(new TakeRows(rows).Apply(data), new TakeRows(rows).Apply(labels)) { Indices = rows };
    }

    private static Tensor Row(Tensor x, int index) => new TakeRows([index]).Apply(x).Reshape(x.Shape[1..]);
}
