namespace Whetstone;

/// <content>Waiting for queued work. Outside a deferred scope there is none, and these return at once.</content>
public sealed partial class Tensor
{
    /// <summary>MXNet's <c>wait_to_read</c>: returns when this tensor's numbers are there.</summary>
    /// <exception cref="DeferredException">Queued work failed.</exception>
    /// <exception cref="TraceException">A function is being traced, in which there are no numbers.</exception>
    public void WaitToRead()
    {
        if (Autograd.Tracer is { } tracer) tracer.Resolve(this);
        if (Autograd.Recorder is Deferred queue) queue.BeforeRead(this);
        if (IsSymbolic) Symbol!.Owner.Resolve(this);
    }

    /// <summary>MXNet's <c>waitall</c>: returns when all queued work is done.</summary>
    /// <exception cref="DeferredException">Queued work failed.</exception>
    public static void WaitAll() => (Autograd.Recorder as Deferred)?.WaitAll();
}
