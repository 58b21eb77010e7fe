namespace Whetstone.Graphs;

/// <summary>Gradients of tensors with respect to others. They are worked out when the graph runs, by the ordinary reverse walk.</summary>
/// <param name="Ys">What is differentiated.</param>
/// <param name="Xs">With respect to what.</param>
/// <param name="Seeds">Gradients of <paramref name="Ys"/>; none for ones.</param>
internal sealed record GradientRequest(IReadOnlyList<Tensor> Ys, IReadOnlyList<Tensor> Xs, IReadOnlyList<Tensor> Seeds);
