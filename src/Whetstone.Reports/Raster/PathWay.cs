using System.Globalization;

namespace Whetstone.Reports;

/// <summary>The straight pieces of a path as SVG writes it, of the commands that pictures here use: M, L, H, V, h and Q.</summary>
internal static class PathWay
{
    private const int CurvePieces = 8;

    internal static IReadOnlyList<(double X1, double Y1, double X2, double Y2)> Pieces(string way)
    {
        List<(double, double, double, double)> pieces = [];
        double x = 0, y = 0;
        for (int at = 0; at < way.Length;)
        {
            char command = way[at++];
            int end = at;
            while (end < way.Length && !char.IsAsciiLetter(way[end])) end++;
            double[] n = [.. way[at..end].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
            at = end;
            switch (command)
            {
                case 'M': (x, y) = (n[0], n[1]); break;
                case 'L': To(n[0], n[1]); break;
                case 'H': To(n[0], y); break;
                case 'h': To(x + n[0], y); break;
                case 'V': To(x, n[0]); break;
                case 'Q': Curve(n); break;
                default: throw new FormatException($"a path here has no '{command}': {way}");
            }
        }
        return pieces;

        void To(double toX, double toY)
        {
            pieces.Add((x, y, toX, toY));
            (x, y) = (toX, toY);
        }

        // A parabola: the middle point pulls, the last is reached.
        void Curve(double[] n)
        {
            (double fromX, double fromY) = (x, y);
            for (int i = 1; i <= CurvePieces; i++)
            {
                double t = (double)i / CurvePieces, u = 1 - t;
                To(u * u * fromX + 2 * u * t * n[0] + t * t * n[2], u * u * fromY + 2 * u * t * n[1] + t * t * n[3]);
            }
        }
    }
}
