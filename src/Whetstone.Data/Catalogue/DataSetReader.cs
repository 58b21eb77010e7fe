namespace Whetstone.Data;

/// <summary>Reads one part of a data set from its files.</summary>
/// <param name="set">The data set.</param>
/// <param name="folder">The folder that holds its files, checked and unpacked.</param>
/// <param name="train">Whether to read the examples for training or those for testing.</param>
public delegate LabelledImages DataSetReader(DataSetInfo set, string folder, bool train);
