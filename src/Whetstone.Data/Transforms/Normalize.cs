namespace Whetstone.Data;

/// <summary><c>(x − mean) / std</c> for each channel. [n, C, …] → same.</summary>
public sealed class Normalize : BatchTransform
{
    /// <summary>Normalizes channels by their own numbers.</summary>
    /// <param name="mean">The mean of each channel, or one for all.</param>
    /// <param name="std">The standard deviation of each channel, above 0; as many as means.</param>
    public Normalize(IEnumerable<double> mean, IEnumerable<double> std)
    {
        Mean = [.. mean];
        Std = [.. std];
        if (Mean.Count == 0 || Mean.Count != Std.Count)
            throw new ArgumentException($"Normalize: needs as many standard deviations as means, at least one; got {Mean.Count} and {Std.Count}");
        foreach (double s in Std) if (!(s > 0)) throw new ArgumentOutOfRangeException(nameof(std), $"standard deviation {s} is not above 0");
    }

    /// <summary>Normalizes all channels by the same numbers.</summary>
    public Normalize(double mean, double std)
        : this([mean], [std])
    {
    }

    /// <summary>The mean of each channel, or one for all.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>The standard deviation of each channel, or one for all.</summary>
    public IReadOnlyList<double> Std { get; }

    /// <inheritdoc/>
    public override Batch Apply(Batch batch, BatchContext context)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Check(batch.Data.Spec);
        if (!batch.Data.DType.IsFloating) throw new ShapeException($"Normalize: needs floating data, put ToFloat before it; got {batch.Data.Spec}");
        return batch with { Data = (batch.Data - Channels(Mean, batch.Data)) / Channels(Std, batch.Data) };
    }

    /// <summary>Throws unless the data has a channel for each mean.</summary>
    internal void Check(Spec spec)
    {
        if (Mean.Count > 1 && (spec.Shape.Rank < 2 || spec.Shape[1] != Mean.Count))
            throw new ShapeException($"Normalize: has {Mean.Count} means, needs [n, {Mean.Count}, …]; got {spec}");
    }

    // Aligned at the last axis, as broadcasting is: [C, 1, 1] for images.
    private static Tensor Channels(IReadOnlyList<double> values, Tensor data)
    {
        int[] shape = new int[values.Count == 1 ? 0 : data.Rank - 1];
        Array.Fill(shape, 1);
        if (shape.Length > 0) shape[0] = values.Count;
        return Tensor.Of(values.ToArray(), shape).To(data.DType);
    }
}
