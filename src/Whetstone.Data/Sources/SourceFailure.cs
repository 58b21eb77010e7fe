namespace Whetstone.Data;

/// <summary>Why one source did not give all that was missing.</summary>
/// <param name="Source">The source, as it describes itself.</param>
/// <param name="Reason">The reason, in half a line.</param>
public sealed record SourceFailure(string Source, string Reason);
