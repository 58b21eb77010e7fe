using Whetstone.Vision;

namespace Whetstone.Reports;

/// <summary>The marks of a <see cref="SvgPicture"/> as pixels: black on white, lines smoothed, letters of pixels. Corners are not rounded.</summary>
/// <param name="width">In the picture's units.</param>
/// <param name="height">In the picture's units.</param>
/// <param name="scale">Pixels a unit.</param>
internal sealed class RasterPicture(double width, double height, int scale)
{
    // Font size for which letters of 5 x 7 pixels, at the same scale, take about the room of the browser's.
    private const double LetterSize = 12;

    private readonly Canvas canvas = new(Image.Filled(checked((int)Math.Ceiling(height * scale)), checked((int)Math.Ceiling(width * scale)), 255, 255, 255));
    private readonly int rows = (int)Math.Ceiling(height * scale), columns = (int)Math.Ceiling(width * scale);

    internal Image ToImage() => canvas.ToImage();

    internal void Rectangle(double x, double y, double wide, double high, string kind, double? opacity)
    {
        StyleColours look = StyleColours.Of(kind);
        (int left, int top, int right, int bottom) = (Pixel(x), Pixel(y), Pixel(x + wide) - 1, Pixel(y + high) - 1);
        if (look.Fill is { } fill) canvas.Fill(left, top, right, bottom, fill, Alpha(opacity ?? look.FillOpacity));
        if (look.Stroke is { } stroke) canvas.Outline(left, top, right, bottom, stroke, Math.Max(1, scale / 2));
    }

    internal void Line(double x1, double y1, double x2, double y2, string kind) => Stroke([(x1, y1, x2, y2)], kind, StyleColours.Of(kind).StrokeWidth, 1);

    internal void Path(string way, string kind, double thick, double opacity) => Stroke(PathWay.Pieces(way), kind, thick, opacity);

    internal void Dot(double x, double y, string kind, double radius) => Stroke([(x, y, x, y)], kind, 3 * radius, 1);

    internal void Text(double x, double y, string text, string kind, TextAnchor anchor, double size, bool bold, double turn)
    {
        int times = Math.Max(1, (int)Math.Round(size * scale / LetterSize));
        string letters = Ascii(text);
        int across = Canvas.TextWidth(letters, times);
        double left = anchor switch { TextAnchor.Start => 0, TextAnchor.Middle => -across / 2.0, _ => -across };
        Rgb ink = StyleColours.Of(kind).Fill ?? default;
        if (turn != 0)
        {
            Turned(letters, times, x * scale, y * scale, left, ink, turn * Math.PI / 180);
            return;
        }
        (int atX, int atY) = ((int)Math.Round(x * scale + left), Pixel(y) - Canvas.TextHeight * times);
        canvas.Text(letters, atX, atY, ink, times);
        if (bold) canvas.Text(letters, atX + 1, atY, ink, times);
    }

    internal void Picture(double x, double y, double wide, double high, Image image)
    {
        (int across, int down) = (Math.Max(1, Pixel(x + wide) - Pixel(x)), Math.Max(1, Pixel(y + high) - Pixel(y)));
        canvas.Paste(image.Over(255, 255, 255).Resize(down, across, across < image.Width ? Resampling.Bilinear : Resampling.Nearest), Pixel(x), Pixel(y));
    }

    private int Pixel(double value) => (int)Math.Round(value * scale);

    private static int Alpha(double part) => (int)Math.Round(255 * Math.Clamp(part, 0, 1));

    // All pieces together are one mask, so that a faint line is no darker where they meet.
    private void Stroke(IReadOnlyList<(double X1, double Y1, double X2, double Y2)> pieces, string kind, double thick, double opacity)
    {
        if (pieces.Count == 0 || StyleColours.Of(kind).Stroke is not { } ink) return;
        double radius = Math.Max(0.5, thick * scale / 2);
        Dictionary<(int X, int Y), double> covered = [];
        foreach (var piece in pieces)
        {
            var (x1, y1, x2, y2) = (piece.X1 * scale, piece.Y1 * scale, piece.X2 * scale, piece.Y2 * scale);
            int top = Math.Max(0, (int)Math.Floor(Math.Min(y1, y2) - radius - 1)), bottom = Math.Min(rows - 1, (int)Math.Ceiling(Math.Max(y1, y2) + radius));
            int left = Math.Max(0, (int)Math.Floor(Math.Min(x1, x2) - radius - 1)), right = Math.Min(columns - 1, (int)Math.Ceiling(Math.Max(x1, x2) + radius));
            for (int y = top; y <= bottom; y++)
                for (int x = left; x <= right; x++)
                {
                    double part = Math.Clamp(radius + 0.5 - Distance(x + 0.5, y + 0.5, x1, y1, x2, y2), 0, 1);
                    if (part > covered.GetValueOrDefault((x, y))) covered[(x, y)] = part;
                }
        }
        foreach (((int x, int y), double part) in covered) canvas.Row(x, x, y, ink, Alpha(part * opacity));
    }

    private static double Distance(double x, double y, double x1, double y1, double x2, double y2)
    {
        double dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.Clamp(((x - x1) * dx + (y - y1) * dy) / length, 0, 1);
        return Math.Sqrt(Math.Pow(x - x1 - t * dx, 2) + Math.Pow(y - y1 - t * dy, 2));
    }

    // Written straight on a slip, which is then turned about the place of the text.
    private void Turned(string letters, int times, double x, double y, double left, Rgb ink, double angle)
    {
        const int Samples = 3;
        int wide = Math.Max(1, Canvas.TextWidth(letters, times)), high = Canvas.TextHeight * times, reach = wide + high;
        Canvas slip = new(Image.Filled(high, wide, 255, 255, 255));
        slip.Text(letters, 0, 0, default, times);
        Image written = slip.ToImage();
        (double cos, double sin) = (Math.Cos(angle), Math.Sin(angle));
        for (int py = (int)y - reach; py <= y + reach; py++)
            for (int px = (int)x - reach; px <= x + reach; px++)
            {
                int hits = 0;
                for (int s = 0; s < Samples * Samples; s++)
                {
                    double dx = px + (s % Samples + 0.5) / Samples - x, dy = py + (s / Samples + 0.5) / Samples - y;
                    int u = (int)Math.Floor(dx * cos + dy * sin - left), v = (int)Math.Floor(dy * cos - dx * sin + high);
                    if (u >= 0 && u < wide && v >= 0 && v < high && written[v, u, 0] == 0) hits++;
                }
                if (hits > 0) canvas.Row(px, px, py, ink, 255 * hits / (Samples * Samples));
            }
    }

    private static string Ascii(string text) => text.Replace('…', '~').Replace('×', 'x').Replace('–', '-').Replace('−', '-').Replace('·', '.').Replace("∞", "inf", StringComparison.Ordinal);
}
