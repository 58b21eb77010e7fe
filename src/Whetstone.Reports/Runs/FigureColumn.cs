namespace Whetstone.Reports;

/// <summary>A figure of every epoch.</summary>
/// <param name="Figure">What was measured: <c>loss</c>, <c>accuracy</c>, <c>learning rate</c>, <c>seconds</c>, …</param>
/// <param name="Part">On which samples: <c>train</c>, <c>test</c> or <c>valid</c>; empty for what has no samples.</param>
/// <param name="Values">One value an epoch; NaN where there was none.</param>
public sealed record FigureColumn(string Figure, string Part, IReadOnlyList<double> Values)
{
    /// <summary>Figure and part, as the heading of a column.</summary>
    public string Name => Part.Length == 0 ? Figure : $"{Part} {Figure}";
}
