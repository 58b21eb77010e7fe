using System.Text;

namespace Whetstone.Reports;

/// <summary>A report on a run in one HTML file: pictures within, no scripts, nothing from the network. The same run gives the same bytes.</summary>
public static class HtmlReport
{
    /// <summary>The sections in their order. A new one is a file in <c>Sections</c> and a line here.</summary>
    private static IReadOnlyList<IReportSection> Sections { get; } =
    [
        new SummarySection(),
        new CurvesSection(),
        new EpochsSection(),
        new ConfusionSection(),
        new ClassesSection(),
        new WorstSection(),
        new RightSection(),
        new FiltersSection(),
        new FeatureMapsSection(),
        new NetworkSection(),
        new SettingsSection(),
        new ReproduceSection(),
    ];

    /// <summary>The page.</summary>
    public static string Text(RunReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder body = new(), contents = new();
        for (int i = 0; i < Sections.Count; i++)
        {
            HtmlText html = new();
            Sections[i].Write(html, report);
            if (html.IsEmpty) continue;
            string title = MarkupText.Escape(Sections[i].Title);
            contents.Append($"<a href=\"#s{i}\">{title}</a>\n");
            body.Append($"<section id=\"s{i}\">\n<h2>{title}</h2>\n{html}</section>\n");
        }
        string heading = MarkupText.Escape(report.Title);
        return $"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>{heading}</title>\n"
            + $"<style>{PageStyle.Css.ReplaceLineEndings("\n")}\n{SvgStyle.Css.ReplaceLineEndings("\n")}</style>\n</head>\n<body>\n<main>\n<h1>{heading}</h1>\n<nav>\n{contents}</nav>\n{body}</main>\n</body>\n</html>\n";
    }

    /// <summary>Writes the page to a file, whole or not at all.</summary>
    public static void Write(string path, RunReport report)
    {
        byte[] content = Encoding.UTF8.GetBytes(Text(report));
        WholeFile.Write(path, stream => stream.Write(content));
    }
}
