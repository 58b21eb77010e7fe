namespace Whetstone.Testing;

/// <summary>How far a sample is from a distribution (Kolmogorov 1933; Smirnov 1948).</summary>
public static class KolmogorovSmirnov
{
    /// <summary>√n times the largest distance of the sample's distribution function from <paramref name="cumulative"/>; above 1.95 with a probability of 0.001.</summary>
    public static double Statistic(float[] sample, Func<double, double> cumulative)
    {
        float[] sorted = [.. sample.Order()];
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double p = cumulative(sorted[i]);
            distance = Math.Max(distance, Math.Max(p - (double)i / sorted.Length, (i + 1.0) / sorted.Length - p));
        }
        return distance * Math.Sqrt(sorted.Length);
    }
}
