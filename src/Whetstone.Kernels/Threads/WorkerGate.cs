namespace Whetstone.Kernels;

/// <summary>Where idle workers wait for the next loop: they spin for some tens of microseconds, then sleep.</summary>
internal sealed class WorkerGate
{
    // Eager training dispatches a loop every few hundred microseconds; waking a parked thread costs about 50.
    private const int SpinRounds = 2000;

    private readonly object monitor = new();
    private int generation, parked;

    /// <summary>Lets every waiting worker through once.</summary>
    public void Open()
    {
        Interlocked.Increment(ref generation);
        if (Volatile.Read(ref parked) == 0) return;
        lock (monitor) Monitor.PulseAll(monitor);
    }

    /// <summary>Returns the gate's generation as soon as it differs from <paramref name="seen"/>.</summary>
    public int Wait(int seen)
    {
        for (int i = 0; i < SpinRounds; i++)
        {
            if (Volatile.Read(ref generation) != seen) return Volatile.Read(ref generation);
            Thread.SpinWait(4);
        }

        lock (monitor)
        {
            // Both sides write their own counter with a full fence before they read the other's, so no opening is missed.
            Interlocked.Increment(ref parked);
            while (Volatile.Read(ref generation) == seen) Monitor.Wait(monitor);
            Interlocked.Decrement(ref parked);
            return generation;
        }
    }
}
