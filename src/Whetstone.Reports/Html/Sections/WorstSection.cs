namespace Whetstone.Reports;

/// <summary>The test samples on which the network is most wrong.</summary>
internal sealed class WorstSection : IReportSection
{
    private const int Count = 16;

    public string Title => "Worst predictions";

    public void Write(HtmlText html, RunReport report)
    {
        if (report.Test is not { Predictions.Count: > 0 } test) return;
        IReadOnlyList<Prediction> worst = test.TopLosses(Count);
        IReadOnlyList<ImageTile> tiles = SamplePicture.Tiles(test, worst, report.Normalization);
        html.Note("The test samples with the highest loss: what the network takes them for, what they are, and the probability it gives its answer.");
        if (tiles.Count > 0) html.Picture(new LabelledGrid("", tiles).Draw());
        void Table() => html.Table([">sample", "taken for", "it is", ">probability", ">loss"],
            worst.Select(p => (string[])[$"{p.Index}", test.Classes[p.Predicted], test.Classes[p.Truth], MarkupText.Percent(p.Probability), MarkupText.Figure(p.Loss)]));
        if (tiles.Count > 0) html.Folded("As a table, with the samples' places in the data set", Table);
        else Table();
    }
}
