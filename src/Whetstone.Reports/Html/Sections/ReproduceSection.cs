namespace Whetstone.Reports;

/// <summary>How to do the run again.</summary>
internal sealed class ReproduceSection : IReportSection
{
    public string Title => "Do it again";

    public void Write(HtmlText html, RunReport report)
    {
        if (report.Reproduce.Length == 0) return;
        html.Code(report.Reproduce);
        html.Note("The same command gives the same weights, to the bit, for any number of threads on the same kind of processor.");
    }
}
