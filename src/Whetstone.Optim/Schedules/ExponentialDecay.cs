namespace Whetstone.Optim;

/// <summary>Falls by a factor each unit of time: <c>γᵗ</c>.</summary>
/// <param name="Gamma">The factor.</param>
public sealed record ExponentialDecay(double Gamma) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => Math.Pow(Gamma, time);
}
