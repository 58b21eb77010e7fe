using System.Diagnostics;

namespace Whetstone.Bench.Programs;

/// <summary>Times two actions that take turns, so that both meet the same state of the machine.</summary>
internal static class Turns
{
    private const int WarmUp = 3;

    /// <summary>Medians in milliseconds, and the median of the ratios.</summary>
    internal static (double First, double Second, double Ratio) Medians(int pairs, Action first, Action second)
    {
        List<double> a = [], b = [], ratios = [];
        for (int i = 0; i < pairs + WarmUp; i++)
        {
            double x = Milliseconds(first), y = Milliseconds(second);
            if (i < WarmUp) continue;
            a.Add(x);
            b.Add(y);
            ratios.Add(x / y);
        }
        return (Median(a), Median(b), Median(ratios));
    }

    internal static double Milliseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    internal static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
