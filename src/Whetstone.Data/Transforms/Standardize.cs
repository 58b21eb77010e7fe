namespace Whetstone.Data;

/// <summary>Each example with mean 0 and deviation 1 by its own numbers: <c>(x − mean) / max(std, 1/√N)</c> for N values. float32 [n, …] → same.</summary>
/// <remarks>TensorFlow's <c>per_image_standardization</c>; the bound keeps images of one colour at 0.</remarks>
public sealed class Standardize : BatchTransform
{
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The examples are no floats.</exception>
    public override Batch Apply(Batch batch, BatchContext context)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Tensor x = batch.Data;
        if (x.DType != DType.Float32 || x.Rank < 2) throw new ShapeException($"Standardize: needs float32 [n, …], put ToFloat before it if they are bytes; got {x.Spec}");
        if (x.Shape.Size == 0) return batch;
        float[] values = x.ToArray();
        int size = values.Length / x.Shape[0];
        for (int start = 0; start < values.Length; start += size) Standardized(values.AsSpan(start, size));
        return batch with { Data = Tensor.Of(values, x.Shape) };
    }

    private static void Standardized(Span<float> x)
    {
        double mean = 0, squares = 0;
        foreach (float v in x) mean += v;
        mean /= x.Length;
        foreach (float v in x) squares += (v - mean) * (v - mean);
        double std = Math.Max(Math.Sqrt(squares / x.Length), 1 / Math.Sqrt(x.Length));
        foreach (ref float v in x) v = (float)((v - mean) / std);
    }
}
