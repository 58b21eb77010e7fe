namespace Whetstone.Graphs;

/// <summary>Something an optimiser remembers of every variable, as TensorFlow's slots.</summary>
/// <param name="Name">Its name behind the variable's: <c>Adam</c> for <c>W1/Adam</c>.</param>
/// <param name="Initial">What its elements start as.</param>
public sealed record OptimizerSlot(string Name, float Initial = 0);
