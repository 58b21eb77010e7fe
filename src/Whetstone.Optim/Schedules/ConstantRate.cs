namespace Whetstone.Optim;

/// <summary>The same rate all the time.</summary>
public sealed record ConstantRate : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => 1;
}
