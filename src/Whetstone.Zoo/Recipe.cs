using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>How a network is trained unless the user says otherwise.</summary>
/// <param name="Data">The data set's name.</param>
/// <param name="Epochs">Passes through the training examples.</param>
/// <param name="Batch">Examples a step.</param>
/// <param name="Optimizer">The rule's name, as <c>Optimizers.Names</c> lists it.</param>
/// <param name="LearningRate">Size of a step, before the schedule changes it.</param>
/// <param name="Momentum">How much of the last step is repeated; null for the rule's own.</param>
/// <param name="WeightDecay">Pull towards 0; null for the rule's own.</param>
/// <param name="Initializer">How weights start; null for each layer's own way, which is PyTorch's.</param>
/// <param name="Schedule">How the learning rate goes over the run: <c>constant</c>, <c>step</c>, <c>cosine</c> or <c>warm-cosine</c>, as <c>whet train --schedule</c> takes it.</param>
public sealed record Recipe(
    string Data, int Epochs, int Batch, string Optimizer, float LearningRate, float? Momentum = null, float? WeightDecay = null, Initializer? Initializer = null,
    string Schedule = "constant");
