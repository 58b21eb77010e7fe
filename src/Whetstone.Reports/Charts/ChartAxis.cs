using System.Globalization;

namespace Whetstone.Reports;

/// <summary>An axis of a chart: where values lie on it, from 0 to 1, and at which values it has marks.</summary>
internal sealed class ChartAxis
{
    private const int Marks = 6;

    private readonly double low, high;
    private readonly bool log;

    private ChartAxis(double low, double high, bool log, IReadOnlyList<(double, string)> ticks) => (this.low, this.high, this.log, Ticks) = (low, high, log, ticks);

    /// <summary>Values with marks, and what is written there.</summary>
    public IReadOnlyList<(double Value, string Label)> Ticks { get; }

    /// <summary>An axis on which all finite values lie; of a logarithmic one, all above 0.</summary>
    /// <param name="values">What is shown.</param>
    /// <param name="log">Whether equal factors have equal lengths.</param>
    /// <param name="whole">Whether marks are at whole numbers only.</param>
    /// <param name="margin">Free room at both ends, as a part of the range.</param>
    public static ChartAxis Of(IEnumerable<double> values, bool log, bool whole, double margin)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values) if (Shows(value, log)) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        if (low > high) (low, high) = log ? (0.1, 1) : (0, 1);
        (double from, double to) = log ? (Math.Log10(low), Math.Log10(high)) : (low, high);
        if (to - from < 1e-9 * Math.Max(1, Math.Abs(to))) (from, to) = whole ? (from - 0.5, to + 0.5) : (from - Math.Max(0.05 * Math.Abs(from), 0.01), to + Math.Max(0.05 * Math.Abs(to), 0.01));
        else (from, to) = (from - margin * (to - from), to + margin * (to - from));
        return new(from, to, log, log ? Logarithmic(from, to) : Linear(from, to, whole));
    }

    /// <summary>Whether a value has a place on such an axis.</summary>
    public static bool Shows(double value, bool log) => double.IsFinite(value) && (!log || value > 0);

    /// <summary>The place of a value, 0 at the axis' beginning and 1 at its end.</summary>
    public double At(double value) => ((log ? Math.Log10(value) : value) - low) / (high - low);

    private static List<(double, string)> Linear(double low, double high, bool whole)
    {
        double rough = (high - low) / Marks, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        if (whole) step = Math.Max(1, step);
        int digits = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 12);
        bool scientific = Math.Max(Math.Abs(low), Math.Abs(high)) >= 1e6 || step < 1e-4;
        List<(double, string)> ticks = [];
        for (double i = Math.Ceiling(low / step - 1e-9); i * step <= high + 1e-9 * step && ticks.Count <= 2 * Marks; i++)
        {
            double value = i == 0 ? 0 : i * step;
            ticks.Add((value, value.ToString(scientific ? "0.##e0" : $"F{digits}", CultureInfo.InvariantCulture)));
        }
        return ticks;
    }

    private static List<(double, string)> Logarithmic(double low, double high)
    {
        // Under three decades 2 and 5 have marks too; over many, not every power has one.
        double[] within = high - low < 3 ? [1, 2, 5] : [1];
        int every = Math.Max(1, (int)Math.Ceiling((high - low) / (2 * Marks)));
        List<(double, string)> ticks = [];
        for (int power = (int)Math.Floor(low); power <= high; power++)
        {
            if (power % every != 0) continue;
            foreach (double digit in within)
            {
                double value = digit * Math.Pow(10, power), at = Math.Log10(value);
                if (at >= low - 1e-9 && at <= high + 1e-9) ticks.Add((value, power is >= -3 and <= 4 ? value.ToString("0.######", CultureInfo.InvariantCulture) : value.ToString("0e0", CultureInfo.InvariantCulture)));
            }
        }
        return ticks;
    }
}
