using System.Text;
using Whetstone.Vision;

namespace Whetstone.Reports;

/// <summary>A picture in SVG: no scripts, no files beside it, colours for light and dark grounds, a title for those who cannot see it. Also as pixels.</summary>
public sealed class SvgPicture
{
    private readonly StringBuilder body = new();
    private readonly List<Action<RasterPicture>> marks = [];
    private readonly double width, height;

    internal SvgPicture(double width, double height, string title) => (this.width, this.height, Title) = (width, height, title);

    /// <summary>What it shows, in a few words.</summary>
    public string Title { get; }

    /// <summary>The picture as a file of its own.</summary>
    public override string ToString() => Document(style: true);

    /// <summary>The picture as pixels on white. Letters are of pixels, those that are not ASCII as boxes, and corners are not rounded.</summary>
    /// <param name="scale">Pixels a unit of the picture, from 1 to 8.</param>
    public Image ToImage(int scale = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 8);
        RasterPicture pixels = new(width, height, scale);
        foreach (Action<RasterPicture> mark in marks) mark(pixels);
        return pixels.ToImage();
    }

    /// <summary>Writes the picture to a file, whole or not at all; as pixels if it ends in .png, .jpg or .jpeg, else as SVG.</summary>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (System.IO.Path.GetExtension(path).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG")
        {
            ToImage().Save(path);
            return;
        }
        byte[] content = Encoding.UTF8.GetBytes(ToString());
        WholeFile.Write(path, stream => stream.Write(content));
    }

    /// <summary>The picture as a part of a page that has <see cref="SvgStyle.Css"/>.</summary>
    internal string Inline() => Document(style: false);

    internal void Rectangle(double x, double y, double wide, double high, string kind, double radius = 0, double? opacity = null, string? title = null)
    {
        marks.Add(pixels => pixels.Rectangle(x, y, wide, high, kind, opacity));
        body.Append($"<rect class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(wide)}\" height=\"{N(high)}\"");
        if (radius > 0) body.Append($" rx=\"{N(radius)}\"");
        if (opacity is { } part) body.Append($" fill-opacity=\"{N(part)}\"");
        body.Append(title is null ? "/>\n" : $"><title>{MarkupText.Escape(title)}</title></rect>\n");
    }

    internal void Line(double x1, double y1, double x2, double y2, string kind)
    {
        marks.Add(pixels => pixels.Line(x1, y1, x2, y2, kind));
        body.Append($"<line class=\"{kind}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>\n");
    }

    internal void Path(string way, string kind, double thick = 1.8, double opacity = 1)
    {
        marks.Add(pixels => pixels.Path(way, kind, thick, opacity));
        body.Append($"<path class=\"{kind}\" d=\"{way}\" fill=\"none\" stroke-width=\"{N(thick)}\" stroke-linejoin=\"round\"{(opacity < 1 ? $" stroke-opacity=\"{N(opacity)}\"" : "")}/>\n");
    }

    internal void Dot(double x, double y, string kind, double radius)
    {
        marks.Add(pixels => pixels.Dot(x, y, kind, radius));
        body.Append($"<circle class=\"{kind}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\" fill=\"none\" stroke-width=\"{N(radius)}\"/>\n");
    }

    internal void Text(double x, double y, string text, string kind = "w-ink", TextAnchor anchor = TextAnchor.Start, double size = 12, bool bold = false, double turn = 0)
    {
        marks.Add(pixels => pixels.Text(x, y, text, kind, anchor, size, bold, turn));
        body.Append($"<text class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\"");
        if (anchor != TextAnchor.Start) body.Append($" text-anchor=\"{(anchor == TextAnchor.Middle ? "middle" : "end")}\"");
        if (bold) body.Append(" font-weight=\"600\"");
        if (turn != 0) body.Append($" transform=\"rotate({N(turn)} {N(x)} {N(y)})\"");
        body.Append('>').Append(MarkupText.Escape(text)).Append("</text>\n");
    }

    internal void Picture(double x, double y, double wide, double high, Image image, string title)
    {
        Image shown = image;
        marks.Add(pixels => pixels.Picture(x, y, wide, high, shown));
        // Enlarged pixels stay squares, also for viewers that would rather smooth them; what shrinks is smoothed by the viewer.
        int times = Math.Max(1, (int)(wide / image.Width));
        if (times > 1) image = image.Resize(image.Height * times, image.Width * times, Resampling.Nearest);
        string look = wide >= image.Width ? " style=\"image-rendering:pixelated\"" : "";
        body.Append($"<image x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(wide)}\" height=\"{N(high)}\"{look} href=\"{DataUri(image)}\"><title>{MarkupText.Escape(title)}</title></image>\n");
    }

    private static string DataUri(Image image) => $"data:image/png;base64,{Convert.ToBase64String(image.Encode(".png"))}";

    private static string N(double value) => MarkupText.Coordinate(value);

    private string Document(bool style) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(width)}\" height=\"{N(height)}\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" font-family=\"system-ui,'DejaVu Sans',sans-serif\">\n"
        + $"<title>{MarkupText.Escape(Title)}</title>\n"
        + (style ? $"<style>{SvgStyle.Css.ReplaceLineEndings("\n")}</style>\n" : "")
        + $"<rect class=\"w-paper\" width=\"{N(width)}\" height=\"{N(height)}\"/>\n{body}</svg>\n";
}
