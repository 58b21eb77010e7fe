namespace Whetstone;

/// <summary>A scope in which operations are queued and return at once; a thread in the background works off the queue in order.</summary>
/// <remarks>
/// Reading a number, <see cref="Tensor.WaitToRead"/>, <see cref="WaitAll"/> and the end of the scope wait for the work; results are
/// those of the same code without the scope. Errors of shapes are thrown where the operation is called, all others where
/// somebody waits. After such an error nothing that was queued behind it has run. Results that nobody holds any more when their turn comes are not computed.
/// The queue keeps alive what it needs: read something, such as the loss, at least once a batch.
/// </remarks>
public sealed class Deferred : Recorder, IDisposable
{
    // Enough operations that dropping and sharing some of them pays, few enough that the background starts soon.
    private const int SegmentLength = 128;
    private const long MostBytes = 1L << 30;

    private readonly Func<Program, Program> improve;
    private readonly Func<Program, MemoryPlan> plan;
    private readonly Lock gate = new();
    private readonly HashSet<object> changed = new(ReferenceEqualityComparer.Instance);
    private readonly IDisposable scope;
    private Recording recording = new();
    private List<(int Id, WeakReference<Symbol> Symbol)> results = [];
    private Task work = Task.CompletedTask;
    private long bytes;
    private volatile DeferredException? failure;
    private bool reported, ended;

    /// <summary>Begins a scope; it ends when disposed.</summary>
    /// <param name="improve">Makes a better program of what is queued: one that does the same to the bit. By default it stays as it is.</param>
    /// <param name="plan">Places intermediate results. By default each has its own place.</param>
    public Deferred(Func<Program, Program>? improve = null, Func<Program, MemoryPlan>? plan = null)
    {
        if (Autograd.Tracer is not null) throw new TraceException("a traced function queues nothing: it is not run at all");
        // An inner scope may change what the outer one has still to read.
        (Autograd.Recorder as Deferred)?.WaitAll();
        (this.improve, this.plan) = (improve ?? (program => program), plan ?? MemoryPlan.Apart);
        scope = Autograd.Recorded(this);
    }

    /// <summary>Returns when all that was queued in this scope is done.</summary>
    /// <exception cref="DeferredException">An operation failed.</exception>
    public void WaitAll()
    {
        Task running;
        lock (gate)
        {
            Submit();
            running = work;
        }
        running.Wait();
        lock (gate) if (recording.Instructions.Count == 0 && ReferenceEquals(running, work)) changed.Clear();
        ThrowIfFailed();
    }

    /// <summary>Ends the scope and waits for what was queued.</summary>
    /// <exception cref="DeferredException">An operation failed, and nobody has been told yet.</exception>
    public void Dispose()
    {
        if (ended) return;
        scope.Dispose();
        try
        {
            if (!reported) WaitAll();
        }
        finally
        {
            ended = true;
        }
    }

    /// <inheritdoc/>
    protected internal override Tensor Apply(Op op, ReadOnlySpan<Tensor> inputs)
    {
        ThrowIfFailed();
        if (ended)
        {
            // A result outlived the scope; its numbers are there.
            foreach (Tensor input in inputs) if (input.IsSymbolic) input.Symbol!.Owner.Resolve(input);
            return Funnel.Apply(op, inputs);
        }
        Tensor y;
        Tensor[] x;
        lock (gate)
        {
            // Not within another operation, which brings its inputs into order by a relayout and would then write to a segment that is gone.
            if (recording.Instructions.Count >= SegmentLength && op is not Relayout) Submit();
            y = Result(recording.Record(op, inputs, ValueOf, out x), x);
            for (int i = 0; i < x.Length; i++) if (op.Writes(i) && (x[i].Memory ?? x[i].Symbol?.Memory?.Memory) is { } memory) changed.Add(memory);
        }
        if (Autograd.IsRecording && op is not Relayout) Funnel.Remember(op, x, y);
        return y;
    }

    /// <inheritdoc/>
    protected internal override void Resolve(Tensor symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        WaitAll();
        if (symbol.IsSymbolic) throw new InvalidOperationException($"the numbers of this tensor {symbol.Spec} were never computed, as the scope ended with an error");
    }

    /// <summary>Waits if a tensor has no numbers yet, or will be changed by what is queued.</summary>
    internal void BeforeRead(Tensor x)
    {
        bool waits;
        lock (gate) waits = x.IsSymbolic || (x.Memory is { } memory && changed.Contains(memory));
        if (waits) WaitAll();
    }

    private int ValueOf(Tensor x)
    {
        if (x.IsSymbolic && x.Symbol!.Owner != this) x.Symbol.Owner.Resolve(x);
        return !x.IsSymbolic ? recording.Capture(x) : x.Symbol!.Memory is { } memory ? recording.Capture(memory) : x.Symbol.Id;
    }

    private Tensor Result(Value y, Tensor[] x)
    {
        if (recording.Values[y.Root].Captured is null)
        {
            Symbol own = new(this, y.Id, y.Root == y.Id ? null : x[0].Symbol);
            results.Add((y.Id, new(own)));
            return Tensor.OfSymbol(own, y.Spec, y.Format);
        }
        // A view of memory that is there, whatever will be in it.
        if (!x[0].IsSymbolic) return x[0].ViewAt(y.Offset, y.Spec, y.Format);
        return Tensor.OfSymbol(new(this, -1, x[0].Symbol) { Memory = x[0].Symbol!.Memory!.ViewAt(y.Offset, y.Spec, y.Format) }, y.Spec, y.Format);
    }

    // The caller holds the gate.
    private void Submit()
    {
        if (recording.Instructions.Count == 0) return;
        // The collector knows which results nobody holds any more; the youngest generation is where nearly all of them are.
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
        List<(int Id, Symbol Symbol)> wanted = [];
        foreach ((int id, WeakReference<Symbol> result) in results) if (result.TryGetTarget(out Symbol? symbol)) wanted.Add((id, symbol));
        Program program = new(recording.Values, recording.Instructions, [], [.. wanted.Select(w => w.Id)], []);
        (recording, results) = (new(), []);
        QueueSegment segment = QueueSegment.Of(program, improve(program), [.. wanted.Select(w => w.Symbol)], plan);
        // Who runs ahead without ever reading must not fill the memory.
        if (Interlocked.Add(ref bytes, segment.Bytes) > MostBytes) work.Wait();
        work = work.ContinueWith(_ => Run(segment), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Run(QueueSegment segment)
    {
        try
        {
            if (failure is null) segment.Run();
        }
        catch (Exception error)
        {
            failure = error as DeferredException ?? new(error.Message, error);
        }
        Interlocked.Add(ref bytes, -segment.Bytes);
    }

    private void ThrowIfFailed()
    {
        if (failure is not { } error) return;
        reported = true;
        throw new DeferredException(error.Message, error.InnerException!);
    }
}
