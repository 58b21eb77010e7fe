namespace Whetstone;

/// <summary>A tensor's place in the graph of gradients: how it was computed, or that it is a leaf whose gradient is kept.</summary>
internal sealed class Node
{
    private readonly int[] versions;
    private Tensor[]? inputs;
    private Tensor? output;
    private int outputVersion;

    private Node(Op? op, Tensor[] inputs, int depth)
    {
        Op = op;
        this.inputs = inputs;
        Depth = depth;
        versions = new int[inputs.Length];
        for (int i = 0; i < inputs.Length; i++) versions[i] = inputs[i].Version;
    }

    /// <summary>The op that computed the tensor; null for a leaf.</summary>
    internal Op? Op { get; }

    /// <summary>One more than the deepest input's, so that sorting by depth orders the graph.</summary>
    internal int Depth { get; }

    /// <summary>A leaf's gradient.</summary>
    internal Tensor? Grad
    {
        get;
        set
        {
            Autograd.Tracer?.Keep(this, field, value);
            field = value;
        }
    }

    /// <summary>How a leaf takes a new gradient.</summary>
    internal GradMode Mode { get; private init; }

    /// <summary>The inputs; those whose numbers the backward pass does not read are kept as shapes only.</summary>
    internal Tensor[] Inputs => inputs ?? throw new InvalidOperationException(
        $"{Op?.Name}: the graph of this tensor was freed by an earlier Backward; pass retainGraph: true there to walk it again");

    /// <summary>The result as far as the backward pass reads it.</summary>
    internal Tensor Output => output!;

    internal static Node Leaf(GradMode mode) => new(null, [], 0) { Mode = mode };

    internal static void Attach(Op op, Tensor[] x, Tensor y)
    {
        int depth = 0;
        Tensor[] saved = new Tensor[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            saved[i] = op.NeedsInput(i) ? x[i] : x[i].Hollow();
            depth = Math.Max(depth, x[i].Node?.Depth + 1 ?? 0);
        }
        Node node = new(op, saved, depth);
        y.Node = node;
        node.output = op.NeedsOutput ? y : y.Hollow();
        node.outputVersion = node.output.Version;
    }

    /// <summary>Throws if a saved input, or the saved result, was changed in place since.</summary>
    internal void CheckVersions()
    {
        for (int i = 0; i < Inputs.Length; i++)
            if (!Inputs[i].IsHollow && Inputs[i].Version != versions[i])
                throw new InvalidOperationException($"{Op!.Name}: input {i} {Inputs[i].Spec} was changed in place after it was used, so its gradient cannot be computed; " +
                                                    "call Backward before assigning, or assign to a copy");
        if (Output.Version != outputVersion)
            throw new InvalidOperationException($"{Op!.Name}: its result {Output.Spec} was changed in place, so the gradient cannot be computed; call Backward before assigning, or assign to a copy");
    }

    /// <summary>Lets the saved tensors go.</summary>
    internal void Release()
    {
        if (Op is not null) (inputs, output) = (null, null);
    }
}
