namespace Whetstone;

/// <summary>Writes down what a function does to tensors, without doing it.</summary>
internal sealed class Tracer : Recorder
{
    private readonly List<Value> values = [];
    private readonly List<Instruction> instructions = [];
    private readonly Dictionary<Tensor, int> captured = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, int> roots = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Rng, RngState> streams = new(ReferenceEqualityComparer.Instance);
    private readonly TracedGradients gradients = new();
    private readonly HashSet<Tensor> constants = new(ReferenceEqualityComparer.Instance);
    private bool ended;

    /// <summary>Runs <paramref name="function"/> on symbols and gives what it did.</summary>
    internal static Program Trace(Func<Tensor[], Tensor[]> function, ReadOnlySpan<Spec> inputs)
    {
        if (Autograd.Tracer is not null) throw new TraceException("a trace is under way already; traces do not nest");
        Tracer tracer = new();
        Tensor[] x = new Tensor[inputs.Length];
        for (int i = 0; i < x.Length; i++) x[i] = tracer.New(inputs[i], Format.Contiguous, name: $"input{i}");
        try
        {
            using (Autograd.Recorded(tracer))
            {
                Tensor[] y = function(x);
                int[] outputs = [.. y.Select(tracer.ValueOf)];
                tracer.gradients.Check();
                return tracer.Finish(x.Length, outputs);
            }
        }
        finally
        {
            tracer.End();
        }
    }

    /// <inheritdoc/>
    protected internal override Tensor Apply(Op op, ReadOnlySpan<Tensor> inputs)
    {
        if (ended) throw new InvalidOperationException($"{op.Name}: an input is a symbol of a trace that has ended; only what the traced function returned has numbers");
        Spec[] specs = new Spec[inputs.Length];
        for (int i = 0; i < specs.Length; i++) specs[i] = inputs[i].Spec;
        Spec spec = op.Infer(specs);

        Tensor[] x = new Tensor[inputs.Length];
        int[] ids = new int[inputs.Length];
        for (int i = 0; i < x.Length; i++) ids[i] = ValueOf(x[i] = inputs[i].In(op.InputFormat(i, inputs)));
        bool writes = Funnel.MarkChanges(op, inputs, x);
        int? view = op.View(specs);
        Tensor y = view is { } offset
            ? New(spec, op is Relayout relayout ? relayout.Target : spec.Shape == x[0].Shape ? x[0].Format : Format.Contiguous, values[ids[0]], offset)
            : New(spec, spec.Shape.Rank == 4 ? op.OutputFormat(x) : Format.Contiguous);
        instructions.Add(new(op, ids, y.Symbol!.Id, view is null || writes));
        if (Autograd.IsRecording && op is not Relayout) Funnel.Remember(op, x, y);
        return y;
    }

    /// <inheritdoc/>
    protected internal override void Resolve(Tensor symbol) => throw (ended
        ? new InvalidOperationException($"this tensor {symbol.Spec} is a symbol of a trace that has ended; only what the traced function returned has numbers")
        : new TraceException($"the numbers of a tensor {symbol.Spec} are read while the function is traced, so what it does next may depend on them; " +
                             "return the tensor and read it outside, or express the choice with Where"));

    /// <summary>A tensor made from given numbers; each run starts with a fresh copy.</summary>
    internal Tensor Constant(Tensor value)
    {
        IsConstant(value);
        return value.Copy();
    }

    /// <summary>Says of a tensor from outside that nobody will ever change it.</summary>
    internal void IsConstant(Tensor value) => constants.Add(value);

    /// <summary>Remembers that a stream of random numbers was drawn from; each run draws on from where the stream then is.</summary>
    internal void Drew(Rng rng) => streams.TryAdd(rng, rng.State);

    /// <summary>Remembers the gradient that a leaf had.</summary>
    internal void Keep(Node leaf, Tensor? old, Tensor? now) => gradients.Keep(leaf, old, now);

    private int ValueOf(Tensor x)
    {
        if (IdOf(x) is { } known && x.IsSymbolic) return known;
        if (x.IsSymbolic) x.Symbol!.Owner.Resolve(x);
        if (captured.TryGetValue(x, out int id)) return id;
        // Tensors on the same memory share a root, so that a change of one is known to change the other.
        int root = values.Count;
        if (x.Memory is { } memory && !roots.TryAdd(memory, root)) root = roots[memory];
        captured[x] = values.Count;
        values.Add(new(values.Count, x.Spec, x.Format, root, 0, x, constants.Contains(x)));
        return values.Count - 1;
    }

    private Tensor New(Spec spec, Format format, Value? of = null, int offset = 0, string name = "")
    {
        int id = values.Count;
        values.Add(new(id, spec, format, of?.Root ?? id, (of?.Offset ?? 0) + offset, Name: name));
        return NewSymbol(id, spec, format);
    }

    private Program Finish(int inputs, int[] outputs) =>
        new(values, instructions, [.. Enumerable.Range(0, inputs)], outputs,
            [.. streams.Select(s => new DrawnStream(s.Key, s.Value, s.Key.Draws - s.Value.Draws))]);

    // Nothing has been computed, so nothing may have changed: streams and gradients are put back.
    private void End()
    {
        ended = true;
        foreach ((Rng rng, RngState state) in streams) rng.State = state;
        gradients.Restore();
    }
}
