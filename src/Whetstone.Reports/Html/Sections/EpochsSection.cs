using System.Globalization;

namespace Whetstone.Reports;

/// <summary>The table of epochs; the one with the best test accuracy, or else loss, stands out.</summary>
internal sealed class EpochsSection : IReportSection
{
    private const int MostOpen = 30, Most = 1000;

    public string Title => "Epochs";

    public void Write(HtmlText html, RunReport report)
    {
        History history = report.History;
        if (history.Epochs.Count == 0) return;
        int from = Math.Max(0, history.Epochs.Count - Most);
        if (from > 0) html.Note($"The last {Most} of {MarkupText.Count(history.Epochs.Count)} epochs.");
        void Table() => html.Table([">epoch", .. history.Columns.Select(c => ">" + c.Name)],
            Enumerable.Range(from, history.Epochs.Count - from).Select(i => (string[])[history.Epochs[i].ToString(CultureInfo.InvariantCulture), .. history.Columns.Select(c => MarkupText.Figure(c.Values[i]))]),
            Best(history) - from);
        if (history.Epochs.Count <= MostOpen) Table();
        else html.Folded($"{MarkupText.Count(history.Epochs.Count)} epochs", Table);
    }

    private static int Best(History history)
    {
        if (history.Find("accuracy", "test", "valid") is { } accuracy) return Largest(accuracy.Values, 1);
        return history.Find("loss", "test", "valid", "train") is { } loss ? Largest(loss.Values, -1) : -1;
    }

    private static int Largest(IReadOnlyList<double> values, int sign)
    {
        int best = -1;
        for (int i = 0; i < values.Count; i++) if (double.IsFinite(values[i]) && (best < 0 || sign * values[i] > sign * values[best])) best = i;
        return best;
    }
}
