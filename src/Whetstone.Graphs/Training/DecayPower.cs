namespace Whetstone.Graphs;

/// <summary>A variable that holds a power of a decay rate, as TensorFlow's Adam keeps <c>beta1_power</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The rate: what it starts as, and is multiplied by at each step.</param>
public sealed record DecayPower(string Name, float Value);
