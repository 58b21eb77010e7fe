namespace Whetstone.Optim;

/// <summary>How the learning rate goes with time: a factor on the starting rate.</summary>
/// <remarks>
/// Time is counted in steps or in epochs, as the caller likes, and need not be whole. A schedule is a function, so a run that is
/// resumed at time t is where it would have been.
/// </remarks>
public abstract record Schedule
{
    /// <summary>The factor at a time, 1 at the start unless warming up.</summary>
    /// <param name="time">Steps or epochs done, from 0.</param>
    public abstract double Factor(double time);

    /// <summary>This schedule after a linear rise from <paramref name="start"/> to 1 that takes <paramref name="length"/>.</summary>
    public Schedule WithWarmUp(double length, double start = 0) => new WarmUp(length, start, this);

    /// <summary>This schedule until a time, then another, whose own time begins there.</summary>
    public Schedule Then(double until, Schedule next) => new Sequence(this, until, next);

    /// <summary>Sets an optimiser's learning rate for a time.</summary>
    public void Apply(Optimizer optimizer, float startingRate, double time)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.LearningRate = (float)(startingRate * Factor(time));
    }
}
