using System.Globalization;
using System.Text;
using System.Xml;

namespace Whetstone.Reports;

/// <summary>Text and numbers as SVG and HTML hold them: nothing in a name can end an element or an attribute.</summary>
internal static class MarkupText
{
    /// <summary>Text with all characters that mean something in markup written as entities, and those that XML does not allow replaced.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) escaped.Append(c).Append(text[++i]);
            else escaped.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => XmlConvert.IsXmlChar(c) ? c.ToString() : "\uFFFD",
            });
        }
        return escaped.ToString();
    }

    /// <summary>At most <paramref name="length"/> characters; an ellipsis shows that there were more.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length) return text;
        int end = Math.Max(1, length - 1);
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }

    /// <summary>A coordinate: two decimals at most, the same in every culture.</summary>
    public static string Coordinate(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A figure in four significant digits; a dash for what is no number.</summary>
    public static string Figure(double value) => double.IsNaN(value) ? "–" : double.IsInfinity(value) ? (value > 0 ? "∞" : "−∞")
        : Math.Abs(value) is >= 1e6 or (< 1e-3 and > 0) ? value.ToString("0.###e0", CultureInfo.InvariantCulture)
        : value.ToString(Math.Abs(value) >= 1000 ? "0" : Math.Abs(value) >= 100 ? "0.#" : Math.Abs(value) >= 10 ? "0.##" : "0.####", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole as percents; a dash for what is no number.</summary>
    public static string Percent(double part) => double.IsFinite(part) ? (100 * part).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "–";

    /// <summary>A whole number with thousands separated.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
