namespace Whetstone.Cli;

/// <summary>What <c>whet doctor --json</c> prints.</summary>
internal sealed record DoctorReport(IReadOnlyDictionary<string, string> Facts, IReadOnlyList<string> Reasons);
