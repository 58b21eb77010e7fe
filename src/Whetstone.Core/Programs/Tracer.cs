namespace Whetstone;

/// <summary>Writes down what a function does to tensors, without doing it.</summary>
internal sealed class Tracer : Recorder
{
    private readonly Recording recording = new();
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
        for (int i = 0; i < x.Length; i++) x[i] = tracer.New(tracer.recording.Add(inputs[i], Format.Contiguous, name: $"input{i}"));
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
        Tensor y = New(recording.Record(op, inputs, ValueOf, out Tensor[] x));
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
        return recording.Capture(x, constants.Contains(x));
    }

    private Tensor New(Value value) => NewSymbol(value.Id, value.Spec, value.Format);

    private Program Finish(int inputs, int[] outputs) =>
        new(recording.Values, recording.Instructions, [.. Enumerable.Range(0, inputs)], outputs,
            [.. streams.Select(s => new DrawnStream(s.Key, s.Value, s.Key.Draws - s.Value.Draws))]);

    // Nothing has been computed, so nothing may have changed: streams and gradients are put back.
    private void End()
    {
        ended = true;
        foreach ((Rng rng, RngState state) in streams) rng.State = state;
        gradients.Restore();
    }
}
