using System.Globalization;
using Whetstone.Vision;

namespace Whetstone.Reports;

/// <summary>How a kind of mark looks in pixels: the colours of <see cref="SvgStyle.Css"/> for light grounds, which are written there only.</summary>
/// <param name="Fill">What covers it; null for nothing.</param>
/// <param name="Stroke">Its line; null for none.</param>
/// <param name="FillOpacity">From 0 to 1.</param>
/// <param name="StrokeWidth">In the picture's units.</param>
internal sealed record StyleColours(Rgb? Fill, Rgb? Stroke, double FillOpacity, double StrokeWidth)
{
    private static readonly Dictionary<string, StyleColours> Kinds = Parse(SvgStyle.Css[..SvgStyle.Css.IndexOf('@', StringComparison.Ordinal)]);

    internal static StyleColours Of(string kind) => Kinds[kind];

    private static Dictionary<string, StyleColours> Parse(string css)
    {
        Dictionary<string, StyleColours> kinds = [];
        foreach (string rule in css.Split('}', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            (string name, string body) = rule.Split('{') is [var n, var b] ? (n.TrimStart('.'), b) : throw new FormatException($"no rule: {rule}");
            Dictionary<string, string> set = body.Split(';').Select(d => d.Split(':')).ToDictionary(d => d[0], d => d[1]);
            kinds[name] = new(Colour(set.GetValueOrDefault("fill")), Colour(set.GetValueOrDefault("stroke")), Number(set.GetValueOrDefault("fill-opacity")), Number(set.GetValueOrDefault("stroke-width")));
        }
        return kinds;
    }

    private static double Number(string? text) => text is null ? 1 : double.Parse(text, CultureInfo.InvariantCulture);

    private static Rgb? Colour(string? text)
    {
        if (text is null or "none") return null;
        // #abc is #aabbcc.
        string digits = text.Length == 4 ? string.Concat(text[1..].Select(c => $"{c}{c}")) : text[1..];
        byte[] bytes = Convert.FromHexString(digits);
        return new(bytes[0], bytes[1], bytes[2]);
    }
}
