namespace Whetstone.Optim;

/// <summary>Settings of an optimiser made by name; those a rule does not have are refused unless left out.</summary>
/// <param name="LearningRate">Size of a step; null for the rule's own.</param>
/// <param name="Momentum">How much of the last step is repeated; null for the rule's own.</param>
/// <param name="WeightDecay">Pull towards 0; null for the rule's own.</param>
/// <param name="ClipNorm">The longest that all gradients together may be; null for no bound.</param>
public sealed record OptimizerOptions(float? LearningRate = null, float? Momentum = null, float? WeightDecay = null, float? ClipNorm = null);
