namespace Whetstone.Reports;

/// <summary>The figures that matter most.</summary>
internal sealed class SummarySection : IReportSection
{
    public string Title => "Result";

    public void Write(HtmlText html, RunReport report)
    {
        List<(string, string)> cards = [];
        if (report.Test is { Predictions.Count: > 0 } test)
        {
            int right = test.Predictions.Count(p => p.IsRight);
            cards.Add((MarkupText.Percent(test.Accuracy), $"right: {MarkupText.Count(right)} of {MarkupText.Count(test.Predictions.Count)} test samples"));
            cards.Add((MarkupText.Figure(test.Loss), "mean test loss"));
        }
        History history = report.History;
        if (history.Epochs.Count > 0) cards.Add((MarkupText.Count(history.Epochs.Count), history.Epochs.Count == 1 ? "epoch" : "epochs"));
        if (history.Find("seconds", "") is { } seconds) cards.Add((Duration(seconds.Values.Where(double.IsFinite).Sum()), "training, tests of each epoch included"));
        if (report.Network is { } network) cards.Add((MarkupText.Count(network.ParameterCount()), "parameters"));
        if (cards.Count > 0) html.Cards(cards);
    }

    private static string Duration(double seconds) => seconds < 90 ? $"{MarkupText.Figure(Math.Round(seconds, 1))} s"
        : seconds < 5400 ? $"{MarkupText.Figure(Math.Round(seconds / 60, 1))} min" : $"{MarkupText.Figure(Math.Round(seconds / 3600, 1))} h";
}
