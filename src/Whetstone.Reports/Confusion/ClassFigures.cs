using Whetstone.Learn;

namespace Whetstone.Reports;

/// <summary>How well one class is recognised. A figure is NaN where there was nothing to measure.</summary>
/// <param name="Class">Its index.</param>
/// <param name="Count">Samples of it.</param>
/// <param name="Precision">Part of those taken for it that were of it.</param>
/// <param name="Recall">Part of its samples that were taken for it.</param>
public sealed record ClassFigures(int Class, long Count, double Precision, double Recall)
{
    /// <summary>Harmonic mean of precision and recall; 0 if both are.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>The figures of all classes, in order.</summary>
    public static IReadOnlyList<ClassFigures> Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ClassFigures[] all = new ClassFigures[matrix.Classes];
        for (int c = 0; c < all.Length; c++)
        {
            long right = matrix[c, c], truth = 0, predicted = 0;
            for (int other = 0; other < all.Length; other++) (truth, predicted) = (truth + matrix[c, other], predicted + matrix[other, c]);
            all[c] = new(c, truth, Part(right, predicted), Part(right, truth));
        }
        return all;
    }

    private static double Part(long part, long all) => all == 0 ? double.NaN : (double)part / all;
}
