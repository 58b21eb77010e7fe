namespace Whetstone.Reports;

/// <summary>A line of a network's picture: the input, a layer, or an operation between layers.</summary>
/// <param name="Name">Kind and settings.</param>
/// <param name="Path">Dotted path of a layer; empty otherwise.</param>
/// <param name="Output">Shape of its result, without the batch.</param>
/// <param name="Parameters">Learned values.</param>
/// <param name="Sources">The rows whose results it takes.</param>
/// <param name="IsLayer">Whether it is a layer.</param>
internal sealed record NetworkRow(string Name, string Path, Shape Output, long Parameters, IReadOnlyList<int> Sources, bool IsLayer);

/// <summary>A module that holds others: a frame around its rows.</summary>
/// <param name="Path">Dotted path.</param>
/// <param name="Type">The name of its class.</param>
/// <param name="First">Its first row.</param>
/// <param name="Last">Its last row.</param>
/// <param name="Depth">Frames around it.</param>
internal sealed record NetworkFrame(string Path, string Type, int First, int Last, int Depth);
