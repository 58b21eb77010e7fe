namespace Whetstone.Cli;

/// <summary>A line of <c>whet predict --json</c>: what an image was taken for, the likeliest first.</summary>
/// <param name="Image">Its file, or its place among the test images.</param>
/// <param name="Classes">What it may be.</param>
/// <param name="Truth">What it is, if that is known.</param>
internal sealed record PredictionRow(string Image, IReadOnlyList<PredictedClass> Classes, string? Truth = null);

/// <summary>A class and how likely it is, from 0 to 1.</summary>
internal sealed record PredictedClass(string Name, float Probability);
