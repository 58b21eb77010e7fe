namespace Whetstone.Optim;

/// <summary>A linear rise, then another schedule that starts when the rise ends.</summary>
/// <param name="Length">Time of the rise.</param>
/// <param name="Start">The first factor.</param>
/// <param name="After">What follows.</param>
public sealed record WarmUp(double Length, double Start, Schedule After) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => time < Length ? Start + (1 - Start) * time / Length : After.Factor(time - Length);
}
