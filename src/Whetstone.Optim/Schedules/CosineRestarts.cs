namespace Whetstone.Optim;

/// <summary>Half cosines from 1 down to a floor, again and again, each <paramref name="Growth"/> times as long as the last (SGDR, arXiv:1608.03983): PyTorch's CosineAnnealingWarmRestarts.</summary>
/// <param name="Length">Time of the first.</param>
/// <param name="Growth">At least 1.</param>
/// <param name="Floor">The lowest factor.</param>
public sealed record CosineRestarts(double Length, double Growth = 1, double Floor = 0) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time)
    {
        // The time at which cycle n begins is a geometric sum; n is the last that has begun.
        double cycle = Growth == 1 ? Math.Floor(time / Length) : Math.Floor(Math.Log(1 + time * (Growth - 1) / Length, Growth));
        double begin = Growth == 1 ? cycle * Length : Length * (Math.Pow(Growth, cycle) - 1) / (Growth - 1), length = Length * Math.Pow(Growth, cycle);
        return Floor + (1 - Floor) * (1 + Math.Cos(Math.PI * Math.Clamp((time - begin) / length, 0, 1))) / 2;
    }
}
