namespace Whetstone.Reports;

/// <summary>A part of a report.</summary>
internal interface IReportSection
{
    /// <summary>Its heading.</summary>
    string Title { get; }

    /// <summary>Writes it; nothing, if the report has nothing for it.</summary>
    void Write(HtmlText html, RunReport report);
}
