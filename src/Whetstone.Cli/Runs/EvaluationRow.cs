namespace Whetstone.Cli;

/// <summary>What <c>whet evaluate --json</c> prints.</summary>
internal sealed record EvaluationRow(string Model, string Data, double Loss, double Accuracy, long Correct, long Count);
