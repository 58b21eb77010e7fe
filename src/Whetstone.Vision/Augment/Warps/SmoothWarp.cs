namespace Whetstone.Vision;

/// <summary>Warps that mix pixels, in double precision and in Pillow's order of operations.</summary>
internal static class SmoothWarp
{
    public static Image Run(Image image, Homography map, int height, int width, Resampling filter, Border border)
    {
        byte[] to = border.Ground(height, width, image.Channels);
        bool cubic = filter == Resampling.Bicubic;
        for (int y = 0, o = 0; y < height; y++)
            for (int x = 0; x < width; x++, o += image.Channels)
            {
                var (atX, atY) = map.Map(x + 0.5, y + 0.5);
                if (!border.Fold(ref atX, image.Width) || !border.Fold(ref atY, image.Height)) continue;
                if (cubic) Bicubic(image, atX - 0.5, atY - 0.5, to.AsSpan(o, image.Channels));
                else Bilinear(image, atX - 0.5, atY - 0.5, to.AsSpan(o, image.Channels));
            }
        return new(height, width, image.Channels, to);
    }

    private static void Bilinear(Image image, double atX, double atY, Span<byte> to)
    {
        int x = (int)Math.Floor(atX), y = (int)Math.Floor(atY), lastX = image.Width - 1, lastY = image.Height - 1, n = to.Length;
        double dx = atX - x, dy = atY - y;
        int left = Math.Clamp(x, 0, lastX) * n, right = Math.Clamp(x + 1, 0, lastX) * n;
        ReadOnlySpan<byte> upper = image.Row(Math.Clamp(y, 0, lastY)), lower = image.Row(Math.Clamp(y + 1, 0, lastY));
        for (int c = 0; c < n; c++)
        {
            double above = upper[left + c] + (upper[right + c] - upper[left + c]) * dx;
            double below = lower[left + c] + (lower[right + c] - lower[left + c]) * dx;
            to[c] = (byte)(above + (below - above) * dy);
        }
    }

    private static void Bicubic(Image image, double atX, double atY, Span<byte> to)
    {
        int x = (int)Math.Floor(atX), y = (int)Math.Floor(atY), last = image.Width - 1, n = to.Length;
        double dx = atX - x, dy = atY - y;
        Span<int> columns = [Math.Clamp(x - 1, 0, last) * n, Math.Clamp(x, 0, last) * n, Math.Clamp(x + 1, 0, last) * n, Math.Clamp(x + 2, 0, last) * n];
        Span<double> rows = stackalloc double[4];
        for (int c = 0; c < n; c++)
        {
            for (int k = 0; k < 4; k++)
            {
                ReadOnlySpan<byte> row = image.Row(Math.Clamp(y - 1 + k, 0, image.Height - 1))[c..];
                rows[k] = Cubic(row[columns[0]], row[columns[1]], row[columns[2]], row[columns[3]], dx);
            }
            double value = Cubic(rows[0], rows[1], rows[2], rows[3], dy);
            to[c] = value <= 0 ? (byte)0 : value >= 255 ? (byte)255 : (byte)value;
        }
    }

    /// <summary>Keys' cubic with a = −1 through four values, <paramref name="d"/> beyond the second.</summary>
    private static double Cubic(double a, double b, double c, double e, double d)
    {
        double p2 = -a + c, p3 = 2 * (a - b) + c - e, p4 = -a + b - c + e;
        return b + d * (p2 + d * (p3 + d * p4));
    }
}
