namespace Whetstone.Optim;

/// <summary>Falls by a factor every so often: <c>γ^⌊t / size⌋</c>.</summary>
/// <param name="Size">Time between falls.</param>
/// <param name="Gamma">The factor.</param>
public sealed record StepDecay(double Size, double Gamma = 0.1) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => Math.Pow(Gamma, Math.Floor(time / Size));
}
