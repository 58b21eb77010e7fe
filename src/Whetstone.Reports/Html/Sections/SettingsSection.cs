namespace Whetstone.Reports;

/// <summary>The settings of the run, and the machine.</summary>
internal sealed class SettingsSection : IReportSection
{
    public string Title => "Settings and machine";

    public void Write(HtmlText html, RunReport report)
    {
        if (report.Settings.Count > 0) html.Table(["setting", "value"], report.Settings.Select(s => (string[])[s.Name, s.Value]));
        if (report.Machine.Count == 0) return;
        html.Note("The machine on which this report was made:");
        html.Table(["", ""], report.Machine.Select(s => (string[])[s.Name, s.Value]));
    }
}
