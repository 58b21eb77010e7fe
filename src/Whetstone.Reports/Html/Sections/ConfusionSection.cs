namespace Whetstone.Reports;

/// <summary>Which classes are taken for which.</summary>
internal sealed class ConfusionSection : IReportSection
{
    private const int MostPairs = 15;

    public string Title => "Confusion";

    public void Write(HtmlText html, RunReport report)
    {
        if (report.Test is not { Predictions.Count: > 0 } test || test.Classes.Count < 2) return;
        html.Picture(ConfusionPicture.Draw(test.Confusion, test.Classes));
        IReadOnlyList<ConfusedPair> pairs = ConfusedPair.MostConfused(test.Confusion);
        if (pairs.Count == 0)
        {
            html.Note("No test sample was taken for another class.");
            return;
        }
        html.Note(pairs.Count > MostPairs ? $"The {MostPairs} most frequent of {MarkupText.Count(pairs.Count)} kinds of mistakes:" : "Mistakes, the most frequent first:");
        html.Table(["it is", "taken for", ">times"], pairs.Take(MostPairs).Select(p => (string[])[test.Classes[p.Truth], test.Classes[p.Predicted], MarkupText.Count(p.Count)]));
    }
}
