namespace Whetstone.Graphs;

/// <content>Gradients.</content>
public sealed partial class Graph
{
    /// <summary>Gradients of the sum of <paramref name="ys"/> with respect to <paramref name="xs"/>, as tensors: <c>tf.gradients</c>.</summary>
    /// <param name="ys">What is differentiated.</param>
    /// <param name="xs">With respect to what: variables, placeholders or results.</param>
    /// <param name="gradYs">Gradients of <paramref name="ys"/>; ones if omitted.</param>
    /// <param name="name">Scope of the new operations.</param>
    /// <returns>One tensor an x; null where no y depends on it.</returns>
    /// <exception cref="GraphException">A tensor is of another graph or has no floating type.</exception>
    public Tensor?[] Gradients(IReadOnlyList<Tensor> ys, IReadOnlyList<Tensor> xs, IReadOnlyList<Tensor>? gradYs = null, string name = "gradients")
    {
        ArgumentNullException.ThrowIfNull(ys);
        ArgumentNullException.ThrowIfNull(xs);
        if (gradYs is not null && gradYs.Count != ys.Count) throw new ArgumentException($"gradients: {ys.Count} ys but {gradYs.Count} gradients for them");
        using Scope scope = NameScope(name);
        Tensor[] from = [.. ys.Select(y => Own(y, $"{scope.Name}/y", scope.Name))], seeds = [.. (gradYs ?? []).Select(g => Own(g, $"{scope.Name}/grad_ys", scope.Name))];
        foreach (Tensor x in xs)
        {
            if (x.Recorder != this) throw new GraphException($"gradients: {x.Spec} is no tensor of this graph");
            if (!x.DType.IsFloating) throw new GraphException($"gradients: {x} has no floating type, so it has no gradient");
        }
        foreach (Tensor y in from) if (!y.DType.IsFloating) throw new GraphException($"gradients: {y} has no floating type, so it has no gradient");

        HashSet<Operation> behind = Behind(from);
        Tensor[] reached = [.. xs.Where(x => behind.Contains(x.Op))];
        GradientRequest request = new(from, reached, seeds);
        Tensor?[] result = new Tensor?[xs.Count];
        int index = 0;
        for (int i = 0; i < result.Length; i++)
            if (behind.Contains(xs[i].Op))
                result[i] = Add("Gradient", Names.Unique($"{xs[i].Op.Name}_grad"), new GradientBody(request, index++), [.. from, .. reached, .. seeds], xs[i].Spec).Output;
        return result;
    }

    private static HashSet<Operation> Behind(IEnumerable<Tensor> ys)
    {
        HashSet<Operation> seen = [];
        Stack<Operation> open = new(ys.Select(y => y.Op));
        while (open.TryPop(out Operation? op))
            if (seen.Add(op)) foreach (Tensor x in op.Inputs) open.Push(x.Op);
        return seen;
    }
}
