using System.Diagnostics;

namespace Whetstone.Bench.Roofline;

/// <summary>Threads that start the same work at the same moment.</summary>
internal static class ThreadTeam
{
    /// <summary>The shortest of some trials, in seconds, from the common start to the last thread's end. The first, unmeasured, warms up.</summary>
    /// <param name="threads">How many; the caller is one of them.</param>
    /// <param name="trials">How often.</param>
    /// <param name="work">Given the thread's number.</param>
    internal static double Best(int threads, int trials, Action<int> work)
    {
        double best = double.MaxValue;
        using Barrier start = new(threads), end = new(threads);
        Thread[] others = [.. Enumerable.Range(1, threads - 1).Select(thread => new Thread(() => Trial(thread)) { IsBackground = true })];
        foreach (Thread other in others) other.Start();
        Trial(0);
        foreach (Thread other in others) other.Join();
        return best;

        void Trial(int thread)
        {
            for (int trial = -1; trial < trials; trial++)
            {
                start.SignalAndWait();
                long begin = Stopwatch.GetTimestamp();
                work(thread);
                end.SignalAndWait();
                if (thread == 0 && trial >= 0) best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalSeconds);
            }
        }
    }
}
