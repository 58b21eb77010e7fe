namespace Whetstone.Optim;

/// <summary>Straight lines from a floor up to 1 and down again, over and over (Smith, arXiv:1506.01186): PyTorch's CyclicLR, mode triangular; with a gamma below 1, exp_range.</summary>
/// <param name="Rise">Time from the floor to the top.</param>
/// <param name="Fall">Time from the top to the floor; as long as the rise if null.</param>
/// <param name="Floor">The lowest factor.</param>
/// <param name="Gamma">Factor on the height above the floor, for each unit of time.</param>
public sealed record CyclicRate(double Rise, double? Fall = null, double Floor = 0.1, double Gamma = 1) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time)
    {
        double fall = Fall ?? Rise, at = time % (Rise + fall);
        double height = at <= Rise ? at / Rise : 1 - (at - Rise) / fall;
        return Floor + (1 - Floor) * height * Math.Pow(Gamma, time);
    }
}
