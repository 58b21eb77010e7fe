namespace Whetstone.Optim;

/// <summary>Half cosines from point to point: flat at each point, steepest halfway. Before the first point and after the last it stays.</summary>
/// <param name="Points">Times, rising, with the factors there.</param>
public sealed record Cosines(IReadOnlyList<(double Time, double Factor)> Points) : Schedule
{
    /// <summary>One cycle (Smith, arXiv:1803.09820) as fastai has it: up to the full rate, then down to almost nothing.</summary>
    /// <param name="length">Time of the whole cycle.</param>
    /// <param name="rise">The part of it that the rate rises, in (0, 1).</param>
    /// <param name="start">The first factor.</param>
    /// <param name="end">The last factor.</param>
    public static Cosines OneCycle(double length, double rise = 0.3, double start = 0.1, double end = 1e-5) => new([(0, start), (rise * length, 1), (length, end)]);

    /// <summary>The momentum that goes with <see cref="OneCycle"/>, as a factor on the first one: low while the rate is high.</summary>
    /// <param name="length">Time of the whole cycle.</param>
    /// <param name="rise">The part of it that the rate rises, in (0, 1).</param>
    /// <param name="low">The factor at the highest rate; fastai goes from 0.95 to 0.85 and back.</param>
    public static Cosines OneCycleMomentum(double length, double rise = 0.3, double low = 0.85 / 0.95) => new([(0, 1), (rise * length, low), (length, 1)]);

    /// <inheritdoc/>
    public override double Factor(double time)
    {
        (double Time, double Factor) before = Points[0];
        foreach ((double Time, double Factor) after in Points)
        {
            if (time < after.Time) return time <= before.Time ? before.Factor : before.Factor + (after.Factor - before.Factor) * (1 - Math.Cos(Math.PI * (time - before.Time) / (after.Time - before.Time))) / 2;
            before = after;
        }
        return before.Factor;
    }
}
