using System.Xml.Linq;
using Whetstone.Data;
using Whetstone.Learn;

namespace Whetstone.Reports.Tests.Html;

public sealed class HtmlReportTests : IDisposable
{
    private static readonly string[] Hostile = ["<script>alert(1)</script>", "\"><svg onload=x>", "]]>&<!--", "\0\u001F"];
    private readonly string folder = Directory.CreateTempSubdirectory("whetstone-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_report_is_one_page_without_scripts_and_without_the_network()
    {
        string text = Whole(Hostile);
        XDocument page = Parse(text);
        string[] names = [.. page.Descendants().Select(e => e.Name.LocalName).Distinct()];
        foreach (string no in new[] { "script", "link", "iframe", "object", "img" }) Assert.DoesNotContain(no, names);
        foreach (XAttribute attribute in page.Descendants().Attributes())
        {
            Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.ToString());
            if (attribute.Name.LocalName == "href") Assert.Matches("^(#s[0-9]+|data:image/png;base64,[A-Za-z0-9+/=]+)$", attribute.Value);
        }
        Assert.DoesNotContain("url(", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(page.Descendants(), e => e.Value == Hostile[0]);
    }

    [Fact]
    public void All_sections_are_there()
    {
        string[] titles = [.. Parse(Whole(["a", "b"])).Descendants("h2").Select(h => h.Value)];
        Assert.Equal(["Result", "Curves", "Epochs", "Confusion", "Classes", "Worst predictions", "Right predictions", "Filters", "Feature maps", "Network", "Settings and machine", "Do it again"], titles);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes() => Assert.Equal(Whole(["a", "b"]), Whole(["a", "b"]));

    [Fact]
    public void Nothing_known_makes_an_empty_page() => Assert.Empty(Parse(HtmlReport.Text(new() { Title = "<nothing>" })).Descendants("h2"));

    [Fact]
    public void Many_classes_and_many_epochs_stay_readable()
    {
        string[] classes = [.. Enumerable.Range(0, 1000).Select(i => $"class {i}")];
        LabelledImages images = Small.Images(classes, 64);
        double[] figures = [.. Enumerable.Range(0, 5000).Select(i => 1.0 / (i + 1))];
        string text = HtmlReport.Text(new()
        {
            Title = "many",
            Classes = classes,
            Test = Interpretation.Of(Small.Network(1000), Small.Loader(images), classes),
            History = new([.. Enumerable.Range(0, 5000)], [new("loss", "train", figures)]),
        });
        XDocument page = Parse(text);
        Assert.True(text.Length < 600_000);
        Assert.Equal(1000, page.Descendants("li").Count());
        Assert.True(page.Descendants("tr").Count() < 1200);
    }

    [Fact]
    public void A_callback_writes_a_report_at_the_end_of_a_fit()
    {
        string path = Path.Combine(folder, "report.html");
        Run run = Small.Learner(Small.Images(["up", "down"])).Fit(2, [new ReportWriter(path, ["up", "down"], "my fit") { Settings = [("rate", "0.1")] }]);
        Assert.Null(run.StopReason);
        XDocument page = Parse(File.ReadAllText(path));
        Assert.Equal("my fit", page.Descendants("h1").Single().Value);
        string[] pictures = [.. page.Descendants(Svg.Space + "svg").Select(s => s.Element(Svg.Space + "title")!.Value)];
        foreach (string title in new[] { "Loss by epoch", "Accuracy by epoch", "Loss by step", "Learning rate by step", "Confusion matrix" }) Assert.Contains(title, pictures);
        Assert.Equal(2, page.Descendants("section").Single(s => s.Element("h2")!.Value == "Epochs").Descendants("tbody").Single().Elements().Count());
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_fit_that_was_cancelled_or_has_no_validation_gets_what_there_is()
    {
        string path = Path.Combine(folder, "report.html");
        Small.Learner(Small.Images(["up", "down"]), valid: false).Fit(1, [new ReportWriter(path, ["up", "down"])]);
        Assert.DoesNotContain(Parse(File.ReadAllText(path)).Descendants("h2"), h => h.Value == "Confusion");
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Small.Learner(Small.Images(["up", "down"])).Fit(3, [new ReportWriter(path, ["up", "down"])], cancellation: stop.Token);
        Assert.Contains(Parse(File.ReadAllText(path)).Descendants(Svg.Space + "title"), t => t.Value == "Loss by step");
    }

    private static string Whole(string[] classes)
    {
        LabelledImages images = Small.Images(classes);
        Tensor example = Small.Loader(images).Epoch(0).First().Data[..1];
        return HtmlReport.Text(new()
        {
            Title = "A <run>",
            Classes = classes,
            Test = Interpretation.Of(Small.Network(classes.Length), Small.Loader(images), classes),
            Network = Small.Network(classes.Length),
            Input = new Shape([1, 8, 8]),
            Example = example,
            History = new([0], [new("loss", "train", [double.NaN]), new("accuracy", "test", [0.5]), new("seconds", "", [1])]),
            Settings = [("data", "<folder>")],
            Machine = [("System", "one & all")],
            Reproduce = "whet train 'a b' && x",
        });
    }

    // The page is XML too, but for its first line.
    private static XDocument Parse(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>\n", html, StringComparison.Ordinal);
        return XDocument.Parse(html["<!DOCTYPE html>\n".Length..]);
    }
}
