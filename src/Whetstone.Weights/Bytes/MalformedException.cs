namespace Whetstone.Weights;

/// <summary>Something in a file makes no sense; whoever knows the place turns it into a <see cref="WeightFileException"/>.</summary>
internal sealed class MalformedException(string problem) : Exception(problem);
