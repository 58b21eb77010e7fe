namespace Whetstone.Reports;

/// <summary>What the first and the last layer with feature maps make of one image.</summary>
internal sealed class FeatureMapsSection : IReportSection
{
    public string Title => "Feature maps";

    public void Write(HtmlText html, RunReport report)
    {
        if (report is not { Network: { } network, Example: { Rank: 4 } example }) return;
        IReadOnlyList<string> layers = FeatureMaps.Layers(network, example.Shape[1..]);
        if (layers.Count == 0) return;
        if (SamplePicture.Of(example[0]) is { } image) html.Picture(new LabelledGrid("", [new ImageTile(image, ["the input"])]).Draw());
        string[] shown = layers.Count == 1 ? [layers[0]] : [layers[0], layers[^1]];
        html.Pictures(shown.Select(path => FeatureMaps.Draw(FeatureMaps.Of(network, path, example), $"Output of {path}")));
    }
}
