namespace Whetstone;

/// <content>What a tensor knows of gradients.</content>
public sealed partial class Tensor
{
    /// <summary>Place in the graph; null if no gradient flows through.</summary>
    internal Node? Node { get; set; }

    /// <summary>Whether a gradient flows through this tensor.</summary>
    public bool RequiresGrad => Node is not null;

    /// <summary>Whether this tensor's own gradient is kept by <see cref="Backward"/>.</summary>
    public bool IsLeaf => Node is { Op: null };

    /// <summary>The gradient that <see cref="Backward"/> left here; null before the first, and for tensors that are not leaves.</summary>
    public Tensor? Grad
    {
        get => Node?.Grad;
        set
        {
            if (Node is not { Op: null } leaf) throw new InvalidOperationException($"this tensor {Spec} is no leaf and keeps no gradient; call AttachGrad first");
            if (value is not null && value.Shape != Shape) throw new ShapeException($"Grad: the gradient of a tensor {Shape} has shape {value.Shape}");
            leaf.Grad = value;
        }
    }

    /// <summary>Makes this tensor a leaf: operations on it are remembered, and <see cref="Backward"/> leaves its gradient in <see cref="Grad"/>.</summary>
    /// <param name="mode">Whether a later gradient adds to or replaces the one that is there.</param>
    /// <returns>This tensor.</returns>
    public Tensor AttachGrad(GradMode mode = GradMode.Write)
    {
        if (!DType.IsFloating) throw new ShapeException($"AttachGrad: only floating types have gradients; got {Spec}");
        Node = Node.Leaf(mode);
        return this;
    }

    /// <summary>The same numbers, in the same memory, outside the graph of gradients.</summary>
    public Tensor Detach() => (IsSymbolic ? Symbol!.Owner.Detach(this) : null) ?? new(storage, offset, Spec, Format) { Symbol = Symbol };

    /// <summary>Computes the gradients of this tensor with respect to all leaves it was computed from, and leaves them in their <see cref="Grad"/>.</summary>
    /// <param name="grad">The gradient of this tensor itself; ones if omitted, so a vector of losses counts as their sum.</param>
    /// <param name="retainGraph">Keeps the graph for another pass; otherwise it is freed as the walk goes.</param>
    /// <param name="createGraph">Records the pass itself, so that gradients can be differentiated again.</param>
    /// <exception cref="InvalidOperationException">Nothing here wants a gradient, or the graph was freed.</exception>
    public void Backward(Tensor? grad = null, bool? retainGraph = null, bool createGraph = false)
    {
        Dictionary<Node, Tensor> grads = Walker.Run([this], grad is null ? null : [grad], targets: null, createGraph, retainGraph ?? createGraph);
        using IDisposable mode = createGraph ? Autograd.EnableGrad() : Autograd.NoGrad();
        foreach ((Node node, Tensor g) in grads)
            if (node.Op is null)
                node.Grad = node.Grad is { } old && node.Mode == GradMode.Add ? new Accumulate().Apply(Addable(old), g) : g;
    }

    // A gradient from before a trace is not the one that later runs would find.
    private static Tensor Addable(Tensor old) => Autograd.Tracer is null || old.IsSymbolic ? old
        : throw new TraceException($"a leaf {old.Spec} has a gradient from before, to which the traced function would add; call ZeroGrad first");
}
