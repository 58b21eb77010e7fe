namespace Whetstone.Reports;

/// <summary>The classes, and how well each is recognised.</summary>
internal sealed class ClassesSection : IReportSection
{
    private const int MostRows = 40, MostNames = 2000;

    public string Title => "Classes";

    public void Write(HtmlText html, RunReport report)
    {
        if (report.Test is { Predictions.Count: > 0 } test) Table(html, test);
        if (report.Classes.Count == 0 || (report.Test is not null && report.Classes.Count <= MostRows)) return;
        html.Folded($"All {MarkupText.Count(report.Classes.Count)} classes", () => html.Names(report.Classes.Take(MostNames)));
        if (report.Classes.Count > MostNames) html.Note($"The first {MarkupText.Count(MostNames)} are listed.");
    }

    private static void Table(HtmlText html, Interpretation test)
    {
        IReadOnlyList<ClassFigures> all = ClassFigures.Of(test.Confusion);
        bool cut = all.Count > MostRows;
        if (cut) html.Note($"The {MostRows} of {MarkupText.Count(all.Count)} classes that are recognised worst:");
        IEnumerable<ClassFigures> shown = cut ? all.Where(c => c.Count > 0).OrderBy(c => double.IsNaN(c.F1) ? 0 : c.F1).ThenBy(c => c.Class).Take(MostRows) : all;
        html.Table([">class", "name", ">samples", ">precision", ">recall", ">F1"], shown.Select(c => (string[])
            [$"{c.Class}", test.Classes[c.Class], MarkupText.Count(c.Count), MarkupText.Percent(c.Precision), MarkupText.Percent(c.Recall), MarkupText.Percent(c.F1)]));
        html.Note("Precision: the part of those taken for a class that are of it. Recall: the part of a class that is recognised. F1: their harmonic mean.");
    }
}
