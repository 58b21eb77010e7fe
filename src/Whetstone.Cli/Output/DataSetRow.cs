namespace Whetstone.Cli;

/// <summary>A line of <c>whet data list --json</c>.</summary>
internal sealed record DataSetRow(string Name, string Title, IReadOnlyList<string> Classes, IReadOnlyList<int> Image, int Train, int Test, string Licence, string State, long Bytes, string Folder);
