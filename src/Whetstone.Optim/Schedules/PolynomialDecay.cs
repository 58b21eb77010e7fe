namespace Whetstone.Optim;

/// <summary>A power of the time that is left: <c>(1 − t / length)^power</c>.</summary>
/// <param name="Length">Time to the end; the rate stays there.</param>
/// <param name="Power">The power; 1 is a straight line.</param>
/// <param name="Floor">The last factor.</param>
public sealed record PolynomialDecay(double Length, double Power = 1, double Floor = 0) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => Floor + (1 - Floor) * Math.Pow(1 - Math.Min(time / Length, 1), Power);
}
