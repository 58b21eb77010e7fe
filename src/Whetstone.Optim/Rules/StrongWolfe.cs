namespace Whetstone.Optim;

/// <summary>Line search for a length at which the loss has fallen enough and its slope is flat enough (Nocedal and Wright, algorithms 3.5 and 3.6, with cubic interpolation).</summary>
internal static class StrongWolfe
{
    private const double C1 = 1e-4, C2 = 0.9, ChangeTolerance = 1e-9;
    private const int MostIterations = 25;

    /// <summary>A tried length.</summary>
    internal sealed record Point(double Length, double Loss, double[] Gradient, double Slope, int Evaluations = 0);

    /// <summary>Searches along <paramref name="d"/>.</summary>
    /// <param name="evaluate">Loss and gradient at a length.</param>
    /// <param name="start">Loss, gradient and slope at 0, and the first length to try.</param>
    /// <param name="d">The direction.</param>
    internal static Point Search(Func<double, (double Loss, double[] Gradient)> evaluate, Point start, double[] d)
    {
        int evaluations = 0;
        Point Try(double t)
        {
            (double loss, double[] g) = evaluate(t);
            evaluations++;
            return new(t, loss, g, Vectors.Dot(g, d));
        }

        Point origin = start with { Length = 0 }, previous = origin, now = Try(start.Length);
        int iteration = 0;
        Point low = origin, high = now;
        bool bracketed = false;
        for (; iteration < MostIterations; iteration++)
        {
            if (now.Loss > origin.Loss + C1 * now.Length * origin.Slope || iteration > 0 && now.Loss >= previous.Loss)
            {
                (low, high, bracketed) = (previous, now, true);
                break;
            }
            if (Math.Abs(now.Slope) <= -C2 * origin.Slope) return now with { Evaluations = evaluations };
            if (now.Slope >= 0)
            {
                (low, high, bracketed) = (previous, now, true);
                break;
            }
            double least = now.Length + 0.01 * (now.Length - previous.Length), most = now.Length * 10;
            double next = Cubic(previous, now, least, most);
            previous = now;
            now = Try(next);
        }
        if (!bracketed) (low, high) = (origin, now);
        Point found = Zoom(Try, origin, low, high, Vectors.Largest(d), iteration);
        return found with { Evaluations = evaluations };
    }

    private static Point Zoom(Func<double, Point> attempt, Point origin, Point a, Point b, double size, int iteration)
    {
        (Point low, Point high) = a.Loss <= b.Loss ? (a, b) : (b, a);
        bool slow = false;
        while (iteration++ < MostIterations)
        {
            double left = Math.Min(low.Length, high.Length), right = Math.Max(low.Length, high.Length);
            if ((right - left) * size < ChangeTolerance) break;

            double t = Cubic(low, high, left, right), margin = 0.1 * (right - left);
            if (Math.Min(right - t, t - left) < margin)
            {
                // Twice near an end means the interpolation does not help; then a tenth of the way in is tried.
                if (slow || t >= right || t <= left)
                {
                    t = Math.Abs(t - right) < Math.Abs(t - left) ? right - margin : left + margin;
                    slow = false;
                }
                else slow = true;
            }
            else slow = false;

            Point now = attempt(t);
            if (now.Loss > origin.Loss + C1 * t * origin.Slope || now.Loss >= low.Loss)
            {
                high = now;
                if (high.Loss < low.Loss) (low, high) = (high, low);
                continue;
            }
            if (Math.Abs(now.Slope) <= -C2 * origin.Slope) return now;
            if (now.Slope * (high.Length - low.Length) >= 0) high = low;
            low = now;
        }
        return low;
    }

    // The minimum of the cubic through two losses and slopes, kept inside the bounds; their middle if there is none.
    private static double Cubic(Point a, Point b, double least, double most)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        double d1 = a.Slope + b.Slope - 3 * (a.Loss - b.Loss) / (a.Length - b.Length), square = d1 * d1 - a.Slope * b.Slope;
        if (square < 0 || double.IsNaN(square)) return (least + most) / 2;
        double d2 = Math.Sqrt(square);
        double t = b.Length - (b.Length - a.Length) * ((b.Slope + d2 - d1) / (b.Slope - a.Slope + 2 * d2));
        return double.IsNaN(t) ? (least + most) / 2 : Math.Min(Math.Max(t, least), most);
    }
}
