namespace Whetstone.Nn;

/// <summary>Reduces losses of pairs and triplets, which are one a sample.</summary>
internal static class PairReduction
{
    internal static Tensor Of(Tensor losses, Reduction reduction) => reduction switch
    {
        Reduction.Mean => losses.Mean(),
        Reduction.Sum => losses.Sum(),
        _ => losses,
    };
}
