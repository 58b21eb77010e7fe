namespace Whetstone.Reports;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Where its points lie, from left to right.</param>
/// <param name="Y">Their heights; the line is broken where a value is no number.</param>
public sealed record Series(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Whether it stays in the background, as raw values behind a smooth line.</summary>
    public bool IsFaint { get; init; }

    /// <summary>A line through values at 0, 1, 2, …</summary>
    public static Series Of(string name, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(name, [.. Enumerable.Range(0, values.Count).Select(i => (double)i)], values);
    }

    /// <summary>The means of neighbouring points, so that at most <paramref name="points"/> are left: more than a screen shows would only make files large.</summary>
    internal Series Thinned(int points)
    {
        if (X.Count <= points) return this;
        int size = (X.Count + points - 1) / points, count = (X.Count + size - 1) / size;
        double[] x = new double[count], y = new double[count];
        for (int i = 0; i < count; i++)
        {
            int[] part = [.. Enumerable.Range(i * size, Math.Min(size, X.Count - i * size))];
            x[i] = part.Average(p => X[p]);
            y[i] = part.Select(p => Y[p]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
        }
        return this with { X = x, Y = y };
    }

    /// <summary>The mean of all values so far, later ones weighing more, without the pull of its start (fastai's smoothed loss).</summary>
    /// <param name="keep">How much of the mean stays at each step, in [0, 1).</param>
    /// <param name="name">What the legend calls the new line.</param>
    public Series Smoothed(double keep = 0.98, string name = "smoothed")
    {
        double mean = 0, weight = 0;
        double[] y = new double[Y.Count];
        for (int i = 0; i < y.Length; i++)
        {
            if (double.IsFinite(Y[i])) (mean, weight) = (keep * mean + (1 - keep) * Y[i], keep * weight + (1 - keep));
            y[i] = double.IsFinite(Y[i]) ? mean / weight : double.NaN;
        }
        return new(name, X, y);
    }
}
