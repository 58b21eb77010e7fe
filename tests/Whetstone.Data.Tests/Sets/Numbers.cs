namespace Whetstone.Data.Tests;

/// <summary>A set whose example i has the data [i, i + 0.5] and the label i, made one by one.</summary>
internal sealed class Numbers(int count) : Dataset
{
    public override int Count => count;

    /// <summary>Called with each index that is read.</summary>
    public Action<int>? Reading { get; init; }

    public override Sample this[int index]
    {
        get
        {
            Check(index);
            Reading?.Invoke(index);
            return new(Tensor.Of(index, index + 0.5f), Tensor.Of((long)index));
        }
    }

    public static long[] Labels(Dataset set) => [.. Enumerable.Range(0, set.Count).Select(i => set[i].Label.Item<long>())];
}
