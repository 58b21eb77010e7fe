namespace Whetstone.Graphs;

/// <summary>How a variable starts: from its shape and type to its initial value. Any function will do.</summary>
/// <param name="spec">Shape and type of the variable.</param>
public delegate Tensor GraphInitializer(Spec spec);
