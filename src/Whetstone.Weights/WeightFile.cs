namespace Whetstone.Weights;

/// <summary>What a file of weights holds.</summary>
/// <param name="Tensors">Tensors by name, in the file's order.</param>
/// <param name="Metadata">What else it says, as texts by name, such as the epoch of a checkpoint.</param>
public sealed record WeightFile(IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata);
