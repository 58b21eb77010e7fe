namespace Whetstone.Weights;

/// <summary>What loading did.</summary>
/// <param name="Loaded">Names that were taken from the file.</param>
/// <param name="Missing">Names of the network that the file lacks; they kept their values.</param>
/// <param name="Unused">Names of the file that the network lacks.</param>
/// <param name="Metadata">What else the file says.</param>
public sealed record LoadedWeights(IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unused, IReadOnlyDictionary<string, string> Metadata);
