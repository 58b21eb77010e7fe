namespace Whetstone.Data;

/// <summary>A batch could not be prepared; the inner exception says why, and the batches before it have been delivered.</summary>
public sealed class BatchException : Exception
{
    internal BatchException(int epoch, int number, ReadOnlySpan<int> indices, Exception inner)
        : base($"epoch {epoch}, batch {number}{(inner is SampleException ? "" : $" (samples {Some(indices)})")}: {inner.Message}", inner)
    {
        Epoch = epoch;
        Number = number;
        Sample = (inner as SampleException)?.Index;
    }

    /// <summary>The epoch.</summary>
    public int Epoch { get; }

    /// <summary>The batch's place in the epoch, counted from 0.</summary>
    public int Number { get; }

    /// <summary>The index of the example at fault; null if the fault is not that of one example.</summary>
    public int? Sample { get; }

    private static string Some(ReadOnlySpan<int> indices) =>
        string.Join(", ", indices[..Math.Min(indices.Length, 8)].ToArray()) + (indices.Length > 8 ? ", …" : "");
}
