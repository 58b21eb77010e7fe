using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>A fixed set of threads that share the work of one loop at a time.</summary>
/// <remarks>
/// The calling thread takes part. Work is cut into chunks whose borders depend on the sizes alone, never on the number of
/// threads, so a kernel that keeps to <see cref="For{TBody}"/> gives the same bits for any number of threads. A call made inside
/// a loop body, or while another thread is using the same workers, runs on the calling thread.
/// </remarks>
public sealed unsafe class Workers : IDisposable
{
    private static readonly AsyncLocal<Workers?> Chosen = new();
    private static readonly Lazy<Workers> AllProcessors = new(() => new Workers(Environment.ProcessorCount));

    [ThreadStatic]
    private static bool insideBody;

    private readonly Thread[] threads;
    private readonly WorkerGate gate = new();
    private readonly Lock dispatch = new();

    private delegate*<void*, int, int, void> invoke;
    private void* body;
    private int count, grain, remaining;
    private Exception? failure;
    private volatile bool stopping;

    /// <summary>Starts <paramref name="threads"/> − 1 background threads; 1 means that everything runs on the caller.</summary>
    public Workers(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        this.threads = new Thread[threads - 1];
        for (int i = 0; i < this.threads.Length; i++)
        {
            int index = i + 1;
            this.threads[i] = new Thread(() => Loop(index)) { IsBackground = true, Name = $"whetstone worker {index}" };
            this.threads[i].Start();
        }
    }

    /// <summary>How many threads take part in a loop, the caller included.</summary>
    public int Threads { get; }

    /// <summary>The workers of the current flow of control: those of <see cref="Use"/>, else one thread a processor.</summary>
    public static Workers Current => Chosen.Value ?? AllProcessors.Value;

    /// <summary>Makes <paramref name="workers"/> the current ones until the returned scope is disposed.</summary>
    public static IDisposable Use(Workers workers)
    {
        Scope scope = new(Chosen.Value);
        Chosen.Value = workers;
        return scope;
    }

    /// <summary>Runs <paramref name="body"/> over <c>[0, count)</c> in chunks of <paramref name="grain"/>.</summary>
    /// <param name="count">Number of indices; 0 does nothing.</param>
    /// <param name="grain">Indices a chunk; every chunk starts at a multiple of it.</param>
    /// <param name="body">The work of a chunk; chunks run in any order and must not share what they write.</param>
    public void For<TBody>(int count, int grain, TBody body) where TBody : struct, IBody
    {
        if (count <= 0) return;
        if (Threads == 1 || count <= grain || insideBody || !dispatch.TryEnter())
        {
            for (int start = 0; start < count; start += grain) body.Run(start, Math.Min(count, start + grain));
            return;
        }

        try
        {
            // The body lives in this frame until every thread is done, so a pointer to it stays good and its references stay rooted.
            Dispatch(&Invoke<TBody>, Unsafe.AsPointer(ref body), count, grain);
        }
        finally
        {
            dispatch.Exit();
        }
    }

    /// <summary>Ends the threads. The workers must be idle.</summary>
    public void Dispose()
    {
        if (stopping) return;
        stopping = true;
        gate.Open();
        foreach (Thread t in threads) t.Join();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Invoke<TBody>(void* body, int start, int end) where TBody : struct, IBody =>
        Unsafe.AsRef<TBody>(body).Run(start, end);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Dispatch(delegate*<void*, int, int, void> invoke, void* body, int count, int grain)
    {
        this.invoke = invoke;
        this.body = body;
        (this.count, this.grain, failure) = (count, grain, null);
        Volatile.Write(ref remaining, threads.Length);
        gate.Open();
        RunShare(0);

        SpinWait spin = default;
        while (Volatile.Read(ref remaining) != 0)
        {
            if (spin.Count < 20) Thread.SpinWait(16);
            spin.SpinOnce(sleep1Threshold: -1);
        }

        if (failure is { } error) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
    }

    private void RunShare(int thread)
    {
        int chunks = (count - 1) / grain + 1;
        int first = (int)((long)chunks * thread / Threads), last = (int)((long)chunks * (thread + 1) / Threads);
        insideBody = true;
        try
        {
            for (int chunk = first; chunk < last; chunk++)
                invoke(body, chunk * grain, (int)Math.Min(count, (chunk + 1L) * grain));
        }
#pragma warning disable CA1031 // Whatever a body throws is rethrown on the caller's thread.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref failure, error, null);
        }
        finally
        {
            insideBody = false;
        }
    }

    private void Loop(int thread)
    {
        int seen = 0;
        while (true)
        {
            seen = gate.Wait(seen);
            if (stopping) return;
            RunShare(thread);
            Interlocked.Decrement(ref remaining);
        }
    }

    private sealed class Scope(Workers? previous) : IDisposable
    {
        public void Dispose() => Chosen.Value = previous;
    }
}
