namespace Whetstone.Reports;

/// <summary>The figures of a run's epochs.</summary>
/// <param name="Epochs">Their numbers, from 0.</param>
/// <param name="Columns">What was measured in each.</param>
public sealed record History(IReadOnlyList<int> Epochs, IReadOnlyList<FigureColumn> Columns)
{
    /// <summary>No epochs.</summary>
    public static History Empty { get; } = new([], []);

    /// <summary>What a recorder kept.</summary>
    /// <param name="recorder">The recorder.</param>
    /// <param name="metrics">The names of the run's figures, the loss first.</param>
    public static History Of(Learn.Recorder recorder, IReadOnlyList<string> metrics)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        ArgumentNullException.ThrowIfNull(metrics);
        List<FigureColumn> columns = [];
        for (int m = 0; m < metrics.Count; m++)
        {
            int metric = m;
            columns.Add(new(metrics[m], "train", [.. recorder.Epochs.Select(e => At(e.Train, metric))]));
            columns.Add(new(metrics[m], "valid", [.. recorder.Epochs.Select(e => At(e.Valid, metric))]));
        }
        columns.Add(new("seconds", "", [.. recorder.Epochs.Select(e => e.Seconds)]));
        return new([.. recorder.Epochs.Select(e => e.Epoch)], [.. columns.Where(c => c.Values.Any(v => !double.IsNaN(v)))]);
    }

    /// <summary>A chart for each figure that depends on samples, and for the learning rate.</summary>
    public IReadOnlyList<LineChart> Charts() =>
    [
        .. Columns.Where(c => c.Figure != "seconds").GroupBy(c => c.Figure).Select(g =>
            new LineChart(Capital(g.Key) + " by epoch", "epoch", [.. g.Select(c => new Series(c.Part.Length == 0 ? c.Figure : c.Part, [.. Epochs.Select(e => (double)e)], c.Values))]) { WholeX = true }),
    ];

    /// <summary>The column of a figure on some samples, or null.</summary>
    public FigureColumn? Find(string figure, params ReadOnlySpan<string> parts)
    {
        foreach (string part in parts) if (Columns.FirstOrDefault(c => c.Figure == figure && c.Part == part) is { } found) return found;
        return null;
    }

    private static double At(IReadOnlyList<double> values, int index) => index < values.Count ? values[index] : double.NaN;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
