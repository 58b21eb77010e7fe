using System.Diagnostics;

namespace Whetstone.Bench.Roofline;

/// <summary>Time since a moment: of the wall, or of the processor in this process.</summary>
/// <remarks>
/// One thread is timed by the processor's time, so that time given to other programs does not count. Threads that wait for each
/// other spend that time too, so several threads are timed by the wall.
/// </remarks>
internal readonly struct Interval
{
    private readonly long begin;
    private readonly TimeSpan spent;
    private readonly bool byProcessor;

    private Interval(bool byProcessor)
    {
        this.byProcessor = byProcessor;
        spent = byProcessor ? Environment.CpuUsage.TotalTime : default;
        begin = Stopwatch.GetTimestamp();
    }

    /// <summary>What the times of so many threads are called.</summary>
    internal static string Name(int threads) => threads == 1 ? "processor" : "wall";

    internal double Seconds => byProcessor ? (Environment.CpuUsage.TotalTime - spent).TotalSeconds : Stopwatch.GetElapsedTime(begin).TotalSeconds;

    internal static Interval Start(int threads) => new(byProcessor: threads == 1);
}
