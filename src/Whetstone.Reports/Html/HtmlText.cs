using System.Text;

namespace Whetstone.Reports;

/// <summary>HTML under construction; all text is escaped.</summary>
internal sealed class HtmlText
{
    private readonly StringBuilder text = new();

    public bool IsEmpty => text.Length == 0;

    public override string ToString() => text.ToString();

    public void Note(string words) => text.Append($"<p class=\"note\">{MarkupText.Escape(words)}</p>\n");

    public void Code(string lines) => text.Append($"<pre><code>{MarkupText.Escape(lines)}</code></pre>\n");

    public void Picture(SvgPicture picture) => text.Append($"<figure>\n{picture.Inline()}</figure>\n");

    /// <summary>Pictures side by side where the page is wide enough.</summary>
    public void Pictures(IEnumerable<SvgPicture> pictures)
    {
        text.Append("<div class=\"row\">\n");
        foreach (SvgPicture picture in pictures) Picture(picture);
        text.Append("</div>\n");
    }

    /// <summary>Figures that stand out, each with what it is.</summary>
    public void Cards(IEnumerable<(string Figure, string What)> cards)
    {
        text.Append("<div class=\"cards\">\n");
        foreach ((string figure, string what) in cards) text.Append($"<div class=\"card\"><b>{MarkupText.Escape(figure)}</b><span>{MarkupText.Escape(what)}</span></div>\n");
        text.Append("</div>\n");
    }

    /// <summary>A table.</summary>
    /// <param name="headings">The columns; one that begins with &gt; holds numbers.</param>
    /// <param name="rows">Cells by row.</param>
    /// <param name="best">The row that stands out; −1 for none.</param>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, int best = -1)
    {
        string Kind(int column) => headings[column].StartsWith('>') ? " class=\"n\"" : "";
        text.Append("<table>\n<thead><tr>");
        for (int c = 0; c < headings.Count; c++) text.Append($"<th scope=\"col\"{Kind(c)}>{MarkupText.Escape(headings[c].TrimStart('>'))}</th>");
        text.Append("</tr></thead>\n<tbody>\n");
        int number = 0;
        foreach (IReadOnlyList<string> row in rows)
        {
            text.Append(number++ == best ? "<tr class=\"best\">" : "<tr>");
            for (int c = 0; c < row.Count; c++) text.Append($"<td{Kind(c)}>{MarkupText.Escape(row[c])}</td>");
            text.Append("</tr>\n");
        }
        text.Append("</tbody>\n</table>\n");
    }

    /// <summary>A part that is folded away until it is asked for.</summary>
    public void Folded(string summary, Action content)
    {
        text.Append($"<details><summary>{MarkupText.Escape(summary)}</summary>\n");
        content();
        text.Append("</details>\n");
    }

    /// <summary>A list of words in columns.</summary>
    public void Names(IEnumerable<string> names)
    {
        text.Append("<ol class=\"names\" start=\"0\">\n");
        foreach (string name in names) text.Append($"<li>{MarkupText.Escape(name)}</li>\n");
        text.Append("</ol>\n");
    }
}
