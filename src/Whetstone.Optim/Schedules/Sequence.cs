namespace Whetstone.Optim;

/// <summary>One schedule until a time, then another, whose own time begins there: PyTorch's SequentialLR.</summary>
/// <param name="First">What comes first.</param>
/// <param name="Until">When the other begins.</param>
/// <param name="Next">The other.</param>
public sealed record Sequence(Schedule First, double Until, Schedule Next) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => time < Until ? First.Factor(time) : Next.Factor(time - Until);
}
