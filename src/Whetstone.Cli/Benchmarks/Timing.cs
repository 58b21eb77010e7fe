using System.Diagnostics;

namespace Whetstone.Cli;

/// <summary>Times a step again and again.</summary>
internal static class Timing
{
    private const int WarmUpSteps = 30, LeastSteps = 3;

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(1);

    /// <summary>The median duration of a step, in milliseconds.</summary>
    internal static double Median(Action step, double seconds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        // The compiler works in tiers: it takes 30 calls and some time in the background until the code is the final one.
        for (int i = 0; i < WarmUpSteps || watch.Elapsed < WarmUpTime; i++) step();

        List<double> times = [];
        watch.Restart();
        while (times.Count < LeastSteps || watch.Elapsed.TotalSeconds < seconds)
        {
            long begin = Stopwatch.GetTimestamp();
            step();
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        times.Sort();
        int middle = times.Count / 2;
        return times.Count % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    }
}
