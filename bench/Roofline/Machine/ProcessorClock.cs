using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Whetstone.Bench.Roofline;

/// <summary>The processor's clock while it computes, from a chain of additions each of which needs the one before: one a cycle.</summary>
internal static class ProcessorClock
{
    private const int Trials = 20, Rounds = 20_000, AdditionsARound = 64;

    /// <summary>Cycles a second; the best of some trials of about half a millisecond.</summary>
    internal static double Measure()
    {
        double best = 0;
        for (int i = 0; i < Trials; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            // What is added comes from outside, or the compiler would add up the chain itself.
            _ = Chain(begin | 1);
            best = Math.Max(best, (double)Rounds * AdditionsARound / Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static long Chain(long y)
    {
        long x = y;
        for (int i = 0; i < Rounds; i++)
        {
            x += y; x += y; x += y; x += y; x += y; x += y; x += y; x += y;
            x += y; x += y; x += y; x += y; x += y; x += y; x += y; x += y;
            x += y; x += y; x += y; x += y; x += y; x += y; x += y; x += y;
            x += y; x += y; x += y; x += y; x += y; x += y; x += y; x += y;
            x += y; x += y; x += y; x += y; x += y; x += y; x += y; x += y;
            x += y; x += y; x += y; x += y; x += y; x += y; x += y; x += y;
            x += y; x += y; x += y; x += y; x += y; x += y; x += y; x += y;
            x += y; x += y; x += y; x += y; x += y; x += y; x += y; x += y;
        }
        return x;
    }
}
