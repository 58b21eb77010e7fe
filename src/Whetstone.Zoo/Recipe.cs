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
/// <param name="Input">The shape images are brought to, [C, H, W]; null to take them as the data set has them.</param>
public sealed record Recipe(
    string Data, int Epochs, int Batch, string Optimizer, float LearningRate, float? Momentum = null, float? WeightDecay = null, Initializer? Initializer = null,
    string Schedule = "constant", Shape? Input = null)
{
    /// <summary>For networks of 224 × 224 pixels: momentum, a small decay, and images of 96 × 96, which a processor can train on.</summary>
    internal static Recipe OfLargeImages(float learningRate) =>
        new("fashion-mnist", Epochs: 10, Batch: 64, Optimizer: "sgd", learningRate, Momentum: 0.9f, WeightDecay: 1e-4f, Schedule: "cosine", Input: new Shape(3, 96, 96));

    /// <summary>For networks of 32 × 32 pixels.</summary>
    internal static Recipe OfSmallImages(float learningRate) =>
        new("fashion-mnist", Epochs: 10, Batch: 128, Optimizer: "sgd", learningRate, Momentum: 0.9f, WeightDecay: 5e-4f, Schedule: "cosine", Input: new Shape(3, 32, 32));
}
