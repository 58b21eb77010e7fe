namespace Whetstone.Graphs;

/// <summary>One pass over a plan inside a trace: every operation of the graph becomes operations of the program.</summary>
internal sealed class Replay
{
    private readonly Plan plan;
    private readonly Dictionary<Operation, Tensor?> values = [];
    private readonly Dictionary<Operation, Tensor> snapshots = [];
    private readonly Dictionary<GradientRequest, Tensor[]> gradients = new(ReferenceEqualityComparer.Instance);

    internal Replay(Session session, Plan plan, IEnumerable<(Operation Op, Tensor Value)> fed)
    {
        (Session, this.plan) = (session, plan);
        foreach ((Operation op, Tensor value) in fed) values[op] = plan.Targets.Contains(op) ? Root(value) : value;
    }

    internal Session Session { get; }

    /// <summary>Runs the plan; gives the fetched values, null for operations without one.</summary>
    internal Tensor?[] Run()
    {
        using IDisposable mode = plan.HasGradients ? Autograd.EnableGrad() : Autograd.NoGrad();
        for (int i = 0; i < plan.Order.Count; i++)
        {
            if (i == plan.Early) foreach (Operation op in plan.Snapshots) snapshots[op] = Plain(values[op]!);
            Step(plan.Order[i]);
        }
        return [.. plan.Fetches.Select(f => snapshots.TryGetValue(f, out Tensor? before) ? before : values[f])];
    }

    /// <summary>The inputs of an operation.</summary>
    internal Tensor[] Inputs(Operation op) => [.. op.Inputs.Select(x => values[x.Op]!)];

    /// <summary>An input of a change: as it was before any change, unless it waits for one.</summary>
    internal Tensor Operand(Tensor x) => snapshots.TryGetValue(x.Op, out Tensor? before) ? before : values[x.Op]!;

    /// <summary>Gradients that were asked for together; the walk takes place once.</summary>
    internal Tensor[] Gradients(GradientRequest request)
    {
        if (gradients.TryGetValue(request, out Tensor[]? known)) return known;
        List<Tensor> ys = [], seeds = [];
        for (int i = 0; i < request.Ys.Count; i++)
        {
            if (values[request.Ys[i].Op] is not { RequiresGrad: true } y) continue;
            ys.Add(y);
            if (request.Seeds.Count > 0) seeds.Add(values[request.Seeds[i].Op]!);
        }
        if (ys.Count == 0)
            throw new GraphException($"no gradient flows from {string.Join(", ", request.Ys.Select(y => $"'{y.Name}'"))} to {string.Join(", ", request.Xs.Select(x => $"'{x.Name}'"))}: " +
                                     "every path between them has an operation without gradient, such as ArgMax, a comparison or StopGradient");
        bool again = plan.Differentiated.Contains(request);
        return gradients[request] = Autograd.Grad(ys, [.. request.Xs.Select(x => values[x.Op]!)], seeds.Count > 0 ? seeds : null, createGraph: again, retainGraph: true);
    }

    private void Step(Operation op)
    {
        if (values.ContainsKey(op)) return;
        Tensor? y;
        try
        {
            y = op.Body.Evaluate(op, this);
        }
        catch (Exception e) when (e is not GraphException && e is ArgumentException or InvalidOperationException)
        {
            throw new GraphException($"operation '{op.Name}' (type {op.Type}): {e.Message}", e);
        }
        if (y is not null && op.StopsGradient && op.Body is not VariableBody) y = y.Detach();
        if (y is not null && plan.Targets.Contains(op)) y = op.Body is VariableBody ? y : Root(y);
        if (y is not null && op.Body.HasEffect && plan.HasManyEffects && plan.Fetches.Contains(op)) snapshots[op] = Plain(y);
        values[op] = y;
    }

    // Another handle than the input's, so that the gradient is that of this tensor alone; a leaf, if nothing before it has a gradient.
    private static Tensor Root(Tensor x)
    {
        Tensor own = x.Reshape(x.Shape);
        return own.RequiresGrad || !own.DType.IsFloating ? own : own.AttachGrad();
    }

    private static Tensor Plain(Tensor x)
    {
        using IDisposable plain = Autograd.NoGrad();
        return x.Copy();
    }
}
