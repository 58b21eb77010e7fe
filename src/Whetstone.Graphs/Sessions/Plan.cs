namespace Whetstone.Graphs;

/// <summary>What has to be done, and in which order, for some fetches when some tensors are fed.</summary>
/// <remarks>
/// Operations that do not wait for a change of a variable come first, so they see variables as they were before the run. Then
/// come the changes, and what waits for them, in the order in which they were made.
/// </remarks>
internal sealed class Plan
{
    private readonly HashSet<Operation> found = [];
    private readonly HashSet<Operation> fed;
    private readonly HashSet<Operation> late = [];

    internal Plan(IReadOnlyList<Operation> fetches, HashSet<Operation> fed)
    {
        (Fetches, this.fed) = (fetches, fed);
        List<Operation> sorted = Sort(fetches);
        foreach (Operation op in sorted)
            if (!fed.Contains(op) && (op.Body.HasEffect || op.Needs.Any(late.Contains))) late.Add(op);
        Order = [.. sorted.Where(o => !late.Contains(o)), .. sorted.Where(late.Contains)];
        Early = Order.Count - late.Count;
        Targets = Requests.SelectMany(r => r.Xs).Select(x => x.Op).ToHashSet();
        Differentiated = FindDifferentiated();
        Snapshots = FindSnapshots();
    }

    internal IReadOnlyList<Operation> Fetches { get; }

    /// <summary>The operations that run, and those that are fed, each after what it needs.</summary>
    internal IReadOnlyList<Operation> Order { get; }

    /// <summary>How many of <see cref="Order"/> come before the first change.</summary>
    internal int Early { get; }

    /// <summary>What gradients are taken with respect to.</summary>
    internal IReadOnlySet<Operation> Targets { get; }

    /// <summary>Gradients that are differentiated again.</summary>
    internal IReadOnlySet<GradientRequest> Differentiated { get; }

    /// <summary>Results that look at a variable's memory and are wanted as they were before it is changed.</summary>
    internal IReadOnlySet<Operation> Snapshots { get; }

    /// <summary>Whether anything is differentiated.</summary>
    internal bool HasGradients => Targets.Count > 0;

    /// <summary>Whether one of the changes could undo what is fetched from another.</summary>
    internal bool HasManyEffects => late.Count(o => o.Body.HasEffect) > 1;

    private IEnumerable<GradientRequest> Requests => found.Select(o => o.Body).OfType<GradientBody>().Select(b => b.Request).Distinct();

    /// <summary>The variables that must have a value before the run, and those that have one after it.</summary>
    internal (IReadOnlyList<Operation> Read, IReadOnlyList<Operation> Assigned) Variables()
    {
        List<Operation> read = [], assigned = [];
        foreach (Operation op in Order.Where(o => !fed.Contains(o)))
        {
            for (int i = 0; i < op.Inputs.Count; i++)
                if (op.Inputs[i].Op is { Body: VariableBody } variable && op.Body.Reads(i)) Read(variable);
            if (op.Body is StepBody step) foreach (Operation state in step.State) Read(state);
            if (op.Body is AssignBody) assigned.Add(op.Inputs[0].Op);
        }
        foreach (Operation op in Fetches) if (op.Body is VariableBody) Read(op);
        return (read, assigned);

        void Read(Operation variable)
        {
            if (!assigned.Contains(variable) && !fed.Contains(variable)) read.Add(variable);
        }
    }

    // Depth first, operations made earlier first: the order of making, unless control inputs were added later.
    private List<Operation> Sort(IReadOnlyList<Operation> goals)
    {
        List<Operation> sorted = [];
        foreach (Operation goal in Reachable(goals, fed).OrderBy(o => o.Id)) Visit(goal);
        return sorted;

        void Visit(Operation start)
        {
            Stack<(Operation Op, bool Done)> open = new([(start, false)]);
            while (open.TryPop(out (Operation Op, bool Done) next))
            {
                if (next.Done) sorted.Add(next.Op);
                else if (found.Add(next.Op))
                {
                    open.Push((next.Op, true));
                    if (fed.Contains(next.Op)) continue;
                    foreach (Operation need in next.Op.Needs.OrderByDescending(n => n.Id)) if (!found.Contains(need)) open.Push((need, false));
                }
            }
        }
    }

    private static HashSet<Operation> Reachable(IEnumerable<Operation> from, HashSet<Operation> stops)
    {
        HashSet<Operation> seen = [];
        Stack<Operation> open = new(from);
        while (open.TryPop(out Operation? op))
            if (seen.Add(op) && !stops.Contains(op))
                foreach (Operation need in op.Needs) open.Push(need);
        return seen;
    }

    private HashSet<GradientRequest> FindDifferentiated() =>
        [.. Requests.SelectMany(r => Reachable(r.Ys.Select(y => y.Op), fed)).Where(o => !fed.Contains(o)).Select(o => o.Body).OfType<GradientBody>().Select(b => b.Request)];

    private HashSet<Operation> FindSnapshots()
    {
        HashSet<Operation> aliases = [];
        foreach (Operation op in Order.Take(Early))
            if (!fed.Contains(op) && (op.Body is VariableBody || op.Body.MayAlias && op.Inputs.Any(x => aliases.Contains(x.Op)))) aliases.Add(op);
        if (late.Count == 0) return [];
        IEnumerable<Operation> operands = late.Where(o => o.Body.HasEffect).SelectMany(o => o.Inputs.Where((_, i) => o.Body is StepBody || i > 0)).Select(x => x.Op);
        return [.. Fetches.Concat(operands).Where(aliases.Contains)];
    }
}
