using System.Globalization;

namespace Whetstone.Bench.Roofline;

/// <summary>The findings as tables.</summary>
internal static class TextReport
{
    private const double Giga = 1e9;

    internal static void Write(Calibration c, TextWriter to)
    {
        string threads = c.Threads == 1 ? "" : $", {Number(c.Peak / Giga, 1)} GFLOP/s of {c.Threads} threads";
        to.WriteLine($"clock {Number(c.Hertz / Giga, 2)} GHz, vectors of {c.Lanes} floats; multiply-adds: {Number(c.PeakOfOne / Giga, 1)} GFLOP/s of one thread{threads} ({Number(c.PeakOfOne / c.Hertz / c.Lanes / 2, 2)} a cycle)");
        AlignedTable table = new("level", ">threads", ">working set", ">read GB/s", ">triad GB/s");
        foreach (Bandwidth b in c.Levels) table.Add(b.Level.Name, $"{b.Threads}", $"{b.Level.WorkingSet >> 10} KiB", Number(b.Read / Giga, 1), Number(b.Triad / Giga, 1));
        table.Write(to);
        to.WriteLine();
    }

    internal static void Write(IReadOnlyList<Row> rows, Sample peaks, Calibration c, TextWriter to)
    {
        AlignedTable table = new("kernel", "shape", "pass", ">times", ">MFLOP", ">MB", ">ms", "", ">GFLOP/s", ">GB/s", ">attainable", "by", ">of it", ">of peak");
        foreach (Row r in rows)
            table.Add(r.Family, r.Shape, r.Pass, $"{r.Times}", Number(r.Flops / 1e6, 1), Number(r.Bytes / 1e6, 2), Number(r.Seconds * 1e3, 3), r.IsUnsteady ? "~" : "",
                Number(r.FlopsASecond / Giga, 1), Number(r.BytesASecond / Giga, 1), Number(r.Attainable / Giga, 1), r.Attainable < r.Peak ? r.Level : "peak", Share(r.ShareOfAttainable), Share(r.ShareOfPeak));
        table.Write(to);
        to.WriteLine();
        to.WriteLine($"Times are medians of {Interval.Name(c.Threads)} time of {c.Threads} thread{(c.Threads == 1 ? "" : "s")}, one call after the other on the same arrays; ~ marks rows whose quartiles lie more than 10 % apart.");
        to.WriteLine($"Peak between the kernels: {Number(peaks.Median / Giga, 1)} GFLOP/s, from {Number(peaks.Least / Giga, 1)} to {Number(peaks.Largest / Giga, 1)}. Shares are of the peak at each row's own time.");
        double all = rows.Sum(r => r.Seconds * r.Times), work = rows.Sum(r => r.Flops * r.Times), least = rows.Sum(r => r.Flops / r.Attainable * r.Times);
        to.WriteLine($"All rows: {Number(all * 1e3, 1)} ms, {Number(work / all / Giga, 1)} GFLOP/s; at what each could attain {Number(least * 1e3, 1)} ms ({Share(least / all)}).");
    }

    private static string Number(double value, int digits) => value.ToString("F" + digits, CultureInfo.InvariantCulture);

    private static string Share(double value) => value.ToString("P0", CultureInfo.InvariantCulture);
}
