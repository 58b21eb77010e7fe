namespace Whetstone.Data;

/// <summary>Both parts of a data set.</summary>
/// <param name="Train">The examples for training.</param>
/// <param name="Test">The examples for testing.</param>
/// <param name="Info">What is known about the set.</param>
public sealed record LoadedDataSet(Dataset Train, Dataset Test, DataSetInfo Info);
