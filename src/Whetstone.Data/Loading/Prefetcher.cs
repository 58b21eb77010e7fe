using System.Threading.Channels;
using Whetstone.Kernels;

namespace Whetstone.Data;

/// <summary>Prepares the batches of an epoch on a thread of its own, in order, a few ahead of whoever takes them.</summary>
internal sealed class Prefetcher : IDisposable, IAsyncDisposable
{
    // The processors belong to training: a loader's tensor work stays on the loader's own thread.
    private static readonly Workers OneThread = new(1);

    private readonly CancellationTokenSource stop;
    private readonly CancellationToken cancellation;
    private readonly Channel<Batch> ready;
    private readonly Task worker;

    /// <summary>Begins to prepare the batches from <paramref name="start"/> on.</summary>
    /// <param name="plan">The epoch.</param>
    /// <param name="start">The first batch.</param>
    /// <param name="ahead">How many prepared batches may wait.</param>
    /// <param name="blocking">Whether batches are taken by <see cref="Next"/>, which blocks, or by <see cref="NextAsync"/>.</param>
    /// <param name="cancellation">Stops worker and taker.</param>
    public Prefetcher(EpochPlan plan, int start, int ahead, bool blocking, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ready = Channel.CreateBounded<Batch>(new BoundedChannelOptions(ahead)
        {
            SingleReader = true,
            SingleWriter = true,
            // Two blocked threads may wake each other directly; what comes after an await, the training, must not run on our thread.
            AllowSynchronousContinuations = blocking,
        });
        worker = Task.Factory.StartNew(() => Run(plan, start), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The next batch; null at the end of the epoch.</summary>
    public Batch? Next()
    {
        cancellation.ThrowIfCancellationRequested();
        if (ready.Reader.TryRead(out Batch? batch)) return batch;
        return ready.Reader.WaitToReadAsync(cancellation).AsTask().GetAwaiter().GetResult() && ready.Reader.TryRead(out batch) ? batch : null;
    }

    /// <summary>The next batch; null at the end of the epoch.</summary>
    public async ValueTask<Batch?> NextAsync()
    {
        cancellation.ThrowIfCancellationRequested();
        if (ready.Reader.TryRead(out Batch? batch)) return batch;
        return await ready.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false) && ready.Reader.TryRead(out batch) ? batch : null;
    }

    /// <summary>Stops the worker and waits for the batch it is at, so that the data set is at rest afterwards.</summary>
    public void Dispose()
    {
        stop.Cancel();
        worker.GetAwaiter().GetResult();
        stop.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await worker.ConfigureAwait(false);
        stop.Dispose();
    }

    private void Run(EpochPlan plan, int start)
    {
        try
        {
            using var alone = Workers.Use(OneThread);
            for (int number = start; number < plan.Count; number++)
            {
                // Not a mere end of the loop: an epoch that was cut short must never look complete.
                stop.Token.ThrowIfCancellationRequested();
                Batch batch = plan.Prepare(number);
                if (!ready.Writer.TryWrite(batch)) ready.Writer.WriteAsync(batch, stop.Token).AsTask().GetAwaiter().GetResult();
            }
            ready.Writer.Complete();
        }
#pragma warning disable CA1031 // Whatever goes wrong here is thrown where the batches are taken.
        catch (Exception e)
#pragma warning restore CA1031
        {
            ready.Writer.Complete(e);
        }
    }
}
