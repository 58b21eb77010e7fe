namespace Whetstone.Graphs;

/// <content>Running.</content>
public sealed partial class Session
{
    /// <summary>Computes a tensor: <c>sess.run(x, feed_dict)</c>.</summary>
    /// <param name="fetch">What to compute.</param>
    /// <param name="feedDict">Values for placeholders, and for any other tensor.</param>
    /// <exception cref="ObjectDisposedException">The session is closed.</exception>
    /// <exception cref="FailedPreconditionException">A variable has no value yet.</exception>
    /// <exception cref="ArgumentException">A fetch or feed is not of this graph, or a value has another type or shape than its placeholder.</exception>
    /// <exception cref="GraphException">A placeholder got no value, or an operation refuses its inputs.</exception>
    public Tensor Run(Tensor fetch, FeedDict? feedDict = null) => RunAll([fetch], feedDict)[0]!;

    /// <summary>Runs an operation, such as a training step. See <see cref="Run(Tensor, FeedDict?)"/>.</summary>
    public void Run(Operation fetch, FeedDict? feedDict = null) => RunAll([fetch], feedDict);

    /// <summary>Computes tensors and runs operations, in one run: <c>sess.run([out, train], feed_dict)</c>.</summary>
    /// <returns>The results in the order of the fetches; null for operations.</returns>
    public Tensor?[] Run(IReadOnlyList<Fetch> fetches, FeedDict? feedDict = null)
    {
        ArgumentNullException.ThrowIfNull(fetches);
        return RunAll(fetches, feedDict);
    }

    /// <summary>Computes lists of lists, in one run.</summary>
    public Tensor?[][] Run(IReadOnlyList<IReadOnlyList<Fetch>> fetches, FeedDict? feedDict = null)
    {
        ArgumentNullException.ThrowIfNull(fetches);
        Queue<Tensor?> results = new(RunAll([.. fetches.SelectMany(f => f)], feedDict));
        return [.. fetches.Select(list => list.Select(_ => results.Dequeue()).ToArray())];
    }

    /// <summary>Computes by name, in one run.</summary>
    public IReadOnlyDictionary<string, Tensor?> Run(IReadOnlyDictionary<string, Fetch> fetches, FeedDict? feedDict = null)
    {
        ArgumentNullException.ThrowIfNull(fetches);
        string[] keys = [.. fetches.Keys];
        Tensor?[] results = RunAll([.. keys.Select(k => fetches[k])], feedDict);
        return keys.Zip(results).ToDictionary(p => p.First, p => p.Second);
    }

    /// <summary>Computes lists by name, in one run.</summary>
    public IReadOnlyDictionary<string, Tensor?[]> Run(IReadOnlyDictionary<string, IReadOnlyList<Fetch>> fetches, FeedDict? feedDict = null)
    {
        ArgumentNullException.ThrowIfNull(fetches);
        string[] keys = [.. fetches.Keys];
        Tensor?[][] results = Run([.. keys.Select(k => fetches[k])], feedDict);
        return keys.Zip(results).ToDictionary(p => p.First, p => p.Second);
    }

    private Tensor?[] RunAll(IReadOnlyList<Fetch> fetches, FeedDict? feedDict)
    {
        lock (gate)
        {
            Check();
            if (Graph.GetOperations().Count == 0) throw new GraphException("The Session graph is empty. Add operations to the graph before calling Run().");
            (Operation Op, bool Value)[] wanted = [.. fetches.Select(f => f.In(Graph))];
            List<(Operation Op, Tensor Value)> feeds = Feeds(feedDict);
            string key = $"{Graph.Edits}|{string.Join(",", wanted.Select(w => w.Op.Id))}|{string.Join(",", feeds.Select(f => f.Op.Id))}";
            var (plan, read, assigned) = plans.Get(key, () => MakePlan([.. wanted.Select(w => w.Op)], feeds));
            foreach (Operation variable in read) Initialized(variable);

            Prepared prepared = programs.Get($"{key}|{string.Join(",", feeds.Select(f => f.Value.Spec))}", () => Prepared.Make(this, plan, feeds));
            Tensor[] results = prepared.Executable.Run([.. prepared.Feeds.Select(op => feeds.First(f => f.Op == op).Value)]);
            foreach (Operation variable in assigned) StateOf(variable).Changed();
            return [.. wanted.Select((w, i) => w.Value && prepared.Slots[i] >= 0 ? results[prepared.Slots[i]] : null)];
        }
    }

    private List<(Operation Op, Tensor Value)> Feeds(FeedDict? feedDict)
    {
        Dictionary<Operation, Tensor> feeds = [];
        foreach ((Tensor target, FeedValue value) in feedDict ?? [])
        {
            if (target.Recorder != Graph)
                throw new ArgumentException($"Cannot feed {(target.Recorder is Graph ? $"Tensor '{target.Name}', which is not an element of this session's graph." : $"a tensor {target.Spec} that is not part of a graph")}");
            feeds[target.Op] = value.For(target);
        }
        return [.. feeds.OrderBy(f => f.Key.Id).Select(f => (f.Key, f.Value))];
    }

    private (Plan, IReadOnlyList<Operation>, IReadOnlyList<Operation>) MakePlan(IReadOnlyList<Operation> fetches, IEnumerable<(Operation Op, Tensor Value)> feeds)
    {
        Plan plan = new(fetches, [.. feeds.Select(f => f.Op)]);
        if (plan.Order.FirstOrDefault(op => !Devices.IsHere(op.Device)) is { } elsewhere && !allowSoftPlacement)
            throw new GraphException($"Cannot assign a device for operation '{elsewhere.Name}': it was explicitly assigned to {elsewhere.Device} but available devices are [ {Devices.Cpu} ]; " +
                                     "use that device, or new Session(allowSoftPlacement: true)");
        (IReadOnlyList<Operation> read, IReadOnlyList<Operation> assigned) = plan.Variables();
        return (plan, read, assigned);
    }
}
