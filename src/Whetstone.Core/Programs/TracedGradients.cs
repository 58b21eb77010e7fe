namespace Whetstone;

/// <summary>The gradients of leaves that a traced function set, and what they were before.</summary>
internal sealed class TracedGradients
{
    private readonly Dictionary<Node, (Tensor? Before, bool Cleared)> kept = [];

    internal void Keep(Node leaf, Tensor? old, Tensor? now) => kept.TryAdd(leaf, (old, now is null));

    /// <summary>Throws if gradients are left behind to which the next run would have to add.</summary>
    internal void Check()
    {
        foreach ((Node leaf, (_, bool cleared)) in kept)
            if (leaf.Grad is not null && leaf.Mode == GradMode.Add && !cleared)
                throw new TraceException($"the function leaves gradients behind ({leaf.Grad.Spec}) to which the next run would add; " +
                                         "call ZeroGrad at its beginning or end, or return the gradients from Autograd.Grad");
    }

    internal void Restore()
    {
        foreach ((Node leaf, (Tensor? before, _)) in kept) leaf.Grad = before;
    }
}
