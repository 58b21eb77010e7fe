namespace Whetstone.Optim;

/// <summary>Half a cosine from 1 down to a floor (SGDR without restarts, arXiv:1608.03983).</summary>
/// <param name="Length">Time to the floor; the rate stays there.</param>
/// <param name="Floor">The last factor.</param>
public sealed record CosineDecay(double Length, double Floor = 0) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => Floor + (1 - Floor) * (1 + Math.Cos(Math.PI * Math.Min(time / Length, 1))) / 2;
}
