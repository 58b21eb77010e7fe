namespace Whetstone.Optim;

/// <summary>Lowers the learning rate when a figure has stopped getting better: PyTorch's ReduceLROnPlateau.</summary>
/// <param name="optimizer">Whose rate is lowered.</param>
/// <param name="higherIsBetter">Whether the figure is an accuracy rather than a loss.</param>
/// <param name="factor">Factor on the rate, below 1.</param>
/// <param name="patience">Epochs without progress that are let pass.</param>
/// <param name="threshold">What counts as progress, as a part of the best figure.</param>
/// <param name="cooldown">Epochs after a fall in which nothing is counted.</param>
/// <param name="floor">The lowest rate.</param>
/// <param name="absolute">Whether the threshold is a difference; otherwise it is a part of the best figure.</param>
public sealed class ReduceOnPlateau(Optimizer optimizer, bool higherIsBetter = false, float factor = 0.1f, int patience = 10, double threshold = 1e-4, int cooldown = 0, float floor = 0, bool absolute = false)
{
    private const float SmallestChange = 1e-8f;

    /// <summary>What must be saved to go on later: best figure so far, epochs without progress, epochs of rest left.</summary>
    public (double Best, int Bad, int Resting) State { get; set; } = (higherIsBetter ? double.NegativeInfinity : double.PositiveInfinity, 0, 0);

    /// <summary>Takes the figure of an epoch.</summary>
    public void Step(double figure)
    {
        (double best, int bad, int rest) = State;
        double change = absolute ? threshold : best * threshold;
        bool better = double.IsInfinity(best) ? double.IsFinite(figure) : higherIsBetter ? figure > best + change : figure < best - change;
        (best, bad) = better ? (figure, 0) : (best, bad + 1);
        if (rest > 0) (rest, bad) = (rest - 1, 0);
        if (bad > patience)
        {
            float lower = Math.Max(optimizer.LearningRate * factor, floor);
            if (optimizer.LearningRate - lower > SmallestChange) optimizer.LearningRate = lower;
            (rest, bad) = (cooldown, 0);
        }
        State = (best, bad, rest);
    }
}
