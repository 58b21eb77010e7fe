using System.Diagnostics;
using Whetstone.Bench.Cases;
using Whetstone.Kernels;

namespace Whetstone.Bench.Roofline;

/// <summary>Times kernels, with a probe of the machine's peak before each repeat.</summary>
internal sealed class CaseTimer(Calibration calibration, Workers workers, double seconds)
{
    private const int WarmUpCalls = 30, LeastRepeats = 5;
    private const double WarmUpSeconds = 0.2, LongestWarmUp = 2, LeastRepeat = 0.003;

    /// <summary>The peaks at the times of the rows so far, in FLOP/s of all threads.</summary>
    internal Sample Peaks { get; } = new();

    internal Row Measure(KernelCase kernel, int times = 1)
    {
        Action<Workers> run = kernel.Prepare();
        int calls = WarmUp(run);
        Sample peaks = new(), repeats = new();
        Stopwatch watch = Stopwatch.StartNew();
        while (repeats.Count < LeastRepeats || watch.Elapsed.TotalSeconds < seconds)
        {
            peaks.Add(Probe());
            repeats.Add(Time(run, calls) / calls);
        }
        Peaks.Add(peaks.Median);
        (double attainable, string level) = calibration.Attainable(kernel.Flops, kernel.Bytes, peaks.Median);
        return new(kernel.Family, kernel.Shape, kernel.Pass, times, kernel.Flops, kernel.Bytes, repeats.Median, repeats.Spread, repeats.Count, peaks.Median, attainable, level);
    }

    // Until the compiler has finished with the code; tells how many calls make a repeat that the clock can measure.
    private int WarmUp(Action<Workers> run)
    {
        Interval interval = Interval.Start(calibration.Threads);
        for (int i = 0; interval.Seconds < LongestWarmUp && (i < WarmUpCalls || interval.Seconds < WarmUpSeconds); i++) run(workers);
        double one = Enumerable.Range(0, 3).Min(_ => Time(run, 1));
        return Math.Max(1, (int)Math.Ceiling(LeastRepeat / Math.Max(one, 1e-6)));
    }

    private double Time(Action<Workers> run, int calls)
    {
        Interval interval = Interval.Start(calibration.Threads);
        for (int i = 0; i < calls; i++) run(workers);
        return interval.Seconds;
    }

    // One thread's probe, times what the threads together had over one at the start: threads that start together would take longer to set up than to run.
    private double Probe()
    {
        Interval interval = Interval.Start(1);
        FmaPeak.Probe();
        return FmaPeak.ProbeFlops / interval.Seconds * (calibration.Peak / calibration.PeakOfOne);
    }
}
