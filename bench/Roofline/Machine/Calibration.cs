namespace Whetstone.Bench.Roofline;

/// <summary>What this machine can do, measured in this run.</summary>
/// <param name="Hertz">Clock of one thread that computes.</param>
/// <param name="Lanes">Floats in the widest vector this process uses.</param>
/// <param name="Threads">Threads the kernels use.</param>
/// <param name="PeakOfOne">FLOP/s of multiply-adds, one thread.</param>
/// <param name="Peak">The same of <paramref name="Threads"/> threads.</param>
/// <param name="Levels">Bandwidths of one thread and of <paramref name="Threads"/>.</param>
internal sealed record Calibration(double Hertz, int Lanes, int Threads, double PeakOfOne, double Peak, IReadOnlyList<Bandwidth> Levels)
{
    internal static Calibration Measure(int threads)
    {
        double hertz = ProcessorClock.Measure(), one = FmaPeak.Measure(1), peak = threads == 1 ? one : FmaPeak.Measure(threads);
        IEnumerable<int> counts = threads == 1 ? [1] : [1, threads];
        return new(hertz, FmaPeak.Lanes, threads, one, peak, [.. counts.SelectMany(n => CacheLevel.All.Select(l => Bandwidth.Measure(l, n)))]);
    }

    /// <summary>The most FLOP/s that a kernel of so many operations and bytes can reach, and the level that its bytes come from when it is run again and again.</summary>
    /// <param name="flops">Operations.</param>
    /// <param name="bytes">Least bytes.</param>
    /// <param name="peak">The peak at the time of the kernel's own measurement.</param>
    internal (double FlopsASecond, string Level) Attainable(double flops, double bytes, double peak)
    {
        // Threads share the bytes, and each has first and second levels of its own.
        string level = CacheLevel.Holding(bytes / Threads).Name;
        double bandwidth = Levels.First(l => l.Threads == Threads && l.Level.Name == level).Best;
        return (Math.Min(peak, bandwidth * flops / bytes), level);
    }
}
