namespace Whetstone.Optim;

/// <summary>Whatever a function says: PyTorch's LambdaLR.</summary>
/// <param name="Function">The factor at a time; the same each time it is asked.</param>
public sealed record FunctionSchedule(Func<double, double> Function) : Schedule
{
    /// <inheritdoc/>
    public override double Factor(double time) => Function(time);
}
