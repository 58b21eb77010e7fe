namespace Whetstone.Data;

/// <summary>How far a download is.</summary>
/// <param name="DataSet">The data set's name.</param>
/// <param name="File">The file's name.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Bytes">How many bytes are here, those of an earlier, broken-off download included.</param>
/// <param name="TotalBytes">How many there will be, if the source says it.</param>
public readonly record struct DownloadProgress(string DataSet, string File, string Source, long Bytes, long? TotalBytes);
