namespace Whetstone.Reports;

/// <summary>Some test samples that the network recognises.</summary>
internal sealed class RightSection : IReportSection
{
    private const int Count = 8;

    public string Title => "Right predictions";

    public void Write(HtmlText html, RunReport report)
    {
        if (report.Test is not { } test) return;
        IReadOnlyList<ImageTile> tiles = SamplePicture.Tiles(test, test.Sample(Count, right: true, seed: 0), report.Normalization);
        if (tiles.Count == 0) return;
        html.Note("Some of those it recognises, by chance.");
        html.Picture(new LabelledGrid("", tiles).Draw());
    }
}
