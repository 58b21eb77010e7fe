namespace Whetstone.Reports;

/// <summary>What the first layer looks for.</summary>
internal sealed class FiltersSection : IReportSection
{
    public string Title => "Filters";

    public void Write(HtmlText html, RunReport report)
    {
        if (report.Network is { } network && report.Input is { } input && FilterPicture.FirstLayer(network, input) is { } first)
            html.Picture(FilterPicture.Draw(first.Weight, $"Weights of the first layer, {first.Path}"));
    }
}
