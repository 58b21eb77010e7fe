namespace Whetstone.Cli;

/// <summary>A line of <c>whet models --json</c>; the last three are of published weights.</summary>
internal sealed record ModelRow(string Name, string Title, IReadOnlyList<int> Input, int Classes, string? Weights, double? Top1, double? Top5);
