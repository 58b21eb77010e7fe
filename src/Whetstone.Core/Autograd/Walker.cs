namespace Whetstone;

/// <summary>The reverse walk: from the outputs to the leaves, each node once, deepest first.</summary>
internal static class Walker
{
    /// <summary>Gradients of the target nodes, or of all leaves if there are no targets.</summary>
    internal static Dictionary<Node, Tensor> Run(IReadOnlyList<Tensor> outputs, IReadOnlyList<Tensor>? seeds, HashSet<Node>? targets, bool createGraph, bool retainGraph)
    {
        if (seeds is not null && seeds.Count != outputs.Count)
            throw new ArgumentException($"{outputs.Count} outputs but {seeds.Count} gradients for them");
        using IDisposable mode = createGraph ? Autograd.EnableGrad() : Autograd.NoGrad();

        Dictionary<Node, Tensor> grads = [];
        for (int i = 0; i < outputs.Count; i++)
            Accumulate(grads, NodeOf(outputs[i]), Seed(outputs[i], seeds?[i]));

        foreach (Node node in Order(outputs, targets))
        {
            if (node.Op is null || !grads.TryGetValue(node, out Tensor? dy)) continue;
            if (targets?.Contains(node) != true) grads.Remove(node);
            Visit(node, dy, grads, targets, createGraph);
            if (!retainGraph) node.Release();
        }
        return grads;
    }

    private static Node NodeOf(Tensor y) => y.Node ?? throw new InvalidOperationException(
        $"this tensor {y.Spec} was not computed from anything that wants a gradient; call AttachGrad on the inputs first, and check that no NoGrad scope is open");

    private static Tensor Seed(Tensor y, Tensor? seed)
    {
        if (seed is null) return Tensor.Filled(y.Spec, 1);
        return seed.Shape == y.Shape ? seed.To(y.DType) : throw new ShapeException($"Backward: the gradient of an output {y.Shape} has shape {seed.Shape}");
    }

    private static void Visit(Node node, Tensor dy, Dictionary<Node, Tensor> grads, HashSet<Node>? targets, bool createGraph)
    {
        Op op = node.Op!;
        Tensor[] x = node.Inputs;
        node.CheckVersions();
        bool[] wanted = new bool[x.Length];
        for (int i = 0; i < x.Length; i++) wanted[i] = x[i].Node is { } n && op.IsDifferentiable(i) && Leads(n, targets);

        Tensor?[] dx = createGraph && Lowered(op, x, dy) is { } lowered ? lowered : op.Gradients(wanted, x, node.Output, dy);
        for (int i = 0; i < x.Length; i++)
            if (wanted[i] && dx[i] is { } g) Accumulate(grads, x[i].Node!, SumTo.Shape(g, x[i].Spec));
    }

    // A fused gradient has no gradient of its own. The same result from simple ops has: it is differentiated in place of the op,
    // with respect to aliases of the inputs, so that paths between the inputs themselves do not count twice.
    private static Tensor?[]? Lowered(Op op, Tensor[] x, Tensor dy)
    {
        if (Array.Exists(x, t => t.IsHollow)) return null;
        Tensor[] aliases = [.. x.Select(t => t.Node is null ? t : new Alias().Apply(t))];
        if (op.Lower(aliases) is not { } y) return null;

        HashSet<Node> targets = [.. aliases.Where(a => a.Node is not null).Select(a => a.Node!)];
        Dictionary<Node, Tensor> grads = Run([y], [dy], targets, createGraph: true, retainGraph: true);
        return [.. aliases.Select(a => a.Node is { } n && grads.TryGetValue(n, out Tensor? g) ? g : null)];
    }

    // Every leaf is wanted when no targets are named; the walk's order has already dropped nodes that lead to no target.
    private static bool Leads(Node node, HashSet<Node>? targets) => targets is null || node.Op is not null || targets.Contains(node);

    private static void Accumulate(Dictionary<Node, Tensor> grads, Node node, Tensor g) =>
        grads[node] = grads.TryGetValue(node, out Tensor? sum) ? new Accumulate().Apply(sum, g) : g;

    private static List<Node> Order(IReadOnlyList<Tensor> outputs, HashSet<Node>? targets)
    {
        List<Node> found = [];
        HashSet<Node> seen = [];
        Stack<Node> open = new(outputs.Select(o => o.Node!).Reverse());
        int floor = targets is { Count: > 0 } ? targets.Min(t => t.Depth) : 0;
        while (open.TryPop(out Node? node))
        {
            if (!seen.Add(node) || node.Depth < floor) continue;
            found.Add(node);
            if (node.Op is null) continue;
            foreach (Tensor x in node.Inputs)
                if (x.Node is { } input) open.Push(input);
        }
        // A stable sort: nodes of equal depth keep the order of discovery, so sums are always taken in the same order.
        return [.. found.OrderByDescending(n => n.Depth)];
    }
}
