using System.Diagnostics;

namespace Whetstone.Cli;

/// <summary>Times a step again and again.</summary>
internal static class Timing
{
    private const int WarmUpSteps = 30, LeastSteps = 3;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1), LongestWarmUp = TimeSpan.FromSeconds(10);

    /// <summary>The median duration of a step, in milliseconds.</summary>
    internal static double Median(Action step, double seconds)
    {
        WarmUp(step);
        List<double> times = [];
        Stopwatch watch = Stopwatch.StartNew();
        while (times.Count < LeastSteps || watch.Elapsed.TotalSeconds < seconds)
        {
            long begin = Stopwatch.GetTimestamp();
            step();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        return Median(times);
    }

    /// <summary>Runs a step until its speed is the final one.</summary>
    internal static void WarmUp(Action step)
    {
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan called = TimeSpan.MaxValue;
        // The compiler works in tiers: it takes 30 calls, and then some time in the background, until the code is the final one. A step
        // of a large network calls each kernel many times, so a few will do.
        for (int i = 1; i < LeastSteps || watch.Elapsed < LongestWarmUp && (i <= WarmUpSteps || watch.Elapsed - called < WarmUpTime); i++)
        {
            step();
            if (i == WarmUpSteps) called = watch.Elapsed;
        }
    }

    /// <summary>The middle one of several numbers, or the mean of the two in the middle.</summary>
    internal static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
