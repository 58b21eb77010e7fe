namespace Whetstone.Bench.Roofline;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed class Sample
{
    private readonly List<double> values = [];

    internal int Count => values.Count;

    internal double Median => At(0.5);

    internal double Least => values.Min();

    internal double Largest => values.Max();

    /// <summary>Half of the values lie within so much of each other, as a share of the median.</summary>
    internal double Spread => (At(0.75) - At(0.25)) / Median;

    internal void Add(double value) => values.Add(value);

    // Between the two nearest values, in proportion.
    private double At(double share)
    {
        double[] sorted = [.. values.Order()];
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
