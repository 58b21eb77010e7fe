namespace Whetstone.Data;

/// <summary>A line of a list file: which file, and what belongs to it.</summary>
/// <param name="Index">A number that names the entry, such as its place before shuffling; not negative.</param>
/// <param name="Labels">One label, such as the index of a class, or several, such as boxes.</param>
/// <param name="Path">The file, relative to a folder that the list does not name; slashes on every system.</param>
public sealed record ListEntry(long Index, float[] Labels, string Path);
