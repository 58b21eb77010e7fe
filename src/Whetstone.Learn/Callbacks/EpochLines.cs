using System.Globalization;

namespace Whetstone.Learn;

/// <summary>Prints a line an epoch, in Gluon's words: <c>Epoch 0. Loss: 1.140, Train acc 0.57, Test acc 0.80, Time 14.0 sec</c>.</summary>
/// <param name="print">Takes a line; null for the console.</param>
public sealed class EpochLines(Action<string>? print = null) : Callback
{
    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        (print ?? Console.WriteLine)(Line(run));
        return Flow.Continue;
    }

    /// <summary>The line of an epoch.</summary>
    public static string Line(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return string.Create(CultureInfo.InvariantCulture,
            $"Epoch {run.Epoch}. Loss: {run.TrainMetrics[0].Value:F3}, Train acc {Of(run.TrainMetrics):F2}, Test acc {Of(run.ValidMetrics):F2}, Time {run.EpochSeconds:F1} sec");
    }

    private static double Of(IReadOnlyList<Metric> metrics) => metrics.FirstOrDefault(m => m is Accuracy)?.Value ?? double.NaN;
}
