namespace Whetstone.Optim;

/// <summary>Falls by a factor at given times.</summary>
/// <param name="Milestones">The times.</param>
/// <param name="Gamma">The factor.</param>
public sealed record MultiStepDecay(IReadOnlyList<double> Milestones, double Gamma = 0.1) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => Math.Pow(Gamma, Milestones.Count(m => time >= m));
}
