namespace Whetstone.Reports;

/// <summary>The network, layer by layer.</summary>
internal sealed class NetworkSection : IReportSection
{
    public string Title => "Network";

    public void Write(HtmlText html, RunReport report)
    {
        if (report is not { Network: { } network, Input: { } input }) return;
        try
        {
            html.Picture(NetworkPicture.Draw(network, input));
        }
        catch (TraceException error)
        {
            html.Note($"The network cannot be drawn: {error.Message}");
            html.Code(network.ToString());
        }
    }
}
