namespace Whetstone.Reports;

/// <summary>Loss, accuracy and learning rate over the run.</summary>
internal sealed class CurvesSection : IReportSection
{
    public string Title => "Curves";

    public void Write(HtmlText html, RunReport report)
    {
        List<LineChart> charts = [.. report.History.Epochs.Count > 0 ? report.History.Charts() : []];
        if (report.Steps is { Losses.Count: > 0 } steps) charts.AddRange([steps.LossChart(), steps.LearningRateChart()]);
        if (charts.Count > 0) html.Pictures(charts.Select(c => c.Draw()));
    }
}
