namespace Whetstone.Data;

/// <summary>What is on this machine of a data set.</summary>
/// <param name="Set">The data set.</param>
/// <param name="State">How much is here.</param>
/// <param name="Folder">Where it is or, when absent, where fetching will put it.</param>
/// <param name="Bytes">The size of its files there.</param>
/// <param name="Missing">The files that the cache lacks or has damaged.</param>
public sealed record DataSetStatus(DataSetInfo Set, DataSetState State, string Folder, long Bytes, IReadOnlyList<DataSetFile> Missing);
