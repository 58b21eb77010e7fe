using Whetstone.Data;

namespace Whetstone.Reports;

/// <summary>Reads the outputs of a classifier for a batch.</summary>
internal static class BatchPredictions
{
    /// <summary>Appends what the network said of each sample.</summary>
    public static void Add(List<Prediction> all, Tensor logits, Batch batch)
    {
        int classes = logits.Shape[1];
        float[] values = logits.ToArray();
        long[] truth = batch.Label.ToArray<long>(), best = logits.ArgMax(1).ToArray<long>();
        ReadOnlySpan<int> indices = batch.Indices.Span;
        for (int i = 0; i < truth.Length; i++)
        {
            ReadOnlySpan<float> row = values.AsSpan(i * classes, classes);
            double total = LogOfSum(row);
            all.Add(new(indices.IsEmpty ? all.Count : indices[i], (int)truth[i], (int)best[i], (float)Math.Exp(row[(int)best[i]] - total), (float)(total - row[(int)truth[i]])));
        }
    }

    // log Σ eˣ, with the largest taken out so that nothing overflows.
    private static double LogOfSum(ReadOnlySpan<float> row)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (float x in row) largest = Math.Max(largest, x);
        foreach (float x in row) sum += Math.Exp(x - largest);
        return largest + Math.Log(sum);
    }
}
