using Whetstone.Learn;

namespace Whetstone.Reports;

/// <summary>A class that was taken for another.</summary>
/// <param name="Truth">The class that it was.</param>
/// <param name="Predicted">The class that it was taken for.</param>
/// <param name="Count">How often.</param>
public sealed record ConfusedPair(int Truth, int Predicted, long Count)
{
    /// <summary>The mistakes of a confusion matrix, the most frequent first (fastai's <c>most_confused</c>).</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="minimum">Rarer mistakes are left out.</param>
    public static IReadOnlyList<ConfusedPair> MostConfused(ConfusionMatrix matrix, long minimum = 1)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        List<ConfusedPair> pairs = [];
        for (int truth = 0; truth < matrix.Classes; truth++)
            for (int predicted = 0; predicted < matrix.Classes; predicted++)
                if (truth != predicted && matrix[truth, predicted] >= Math.Max(1, minimum)) pairs.Add(new(truth, predicted, matrix[truth, predicted]));
        return [.. pairs.OrderByDescending(p => p.Count).ThenBy(p => p.Truth).ThenBy(p => p.Predicted)];
    }
}
