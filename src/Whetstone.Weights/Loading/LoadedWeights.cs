namespace Whetstone.Weights;

/// <summary>What loading did.</summary>
/// <param name="Loaded">Names that were taken from the file.</param>
/// <param name="Missing">Names of the network that the file lacks, or has in another shape; they kept their values.</param>
/// <param name="Unused">Names of the file that the network lacks.</param>
/// <param name="Different">Those of another shape in the file, with both shapes; empty unless <see cref="LoadOptions.SkipDifferent"/>.</param>
/// <param name="Metadata">What else the file says.</param>
public sealed record LoadedWeights(IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unused, IReadOnlyList<string> Different, IReadOnlyDictionary<string, string> Metadata);
