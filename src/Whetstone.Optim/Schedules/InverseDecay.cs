namespace Whetstone.Optim;

/// <summary>Caffe's inverse decay: <c>(1 + γt)^−power</c>.</summary>
/// <param name="Gamma">How fast it falls.</param>
/// <param name="Power">The power.</param>
public sealed record InverseDecay(double Gamma, double Power = 1) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => Math.Pow(1 + Gamma * time, -Power);
}
