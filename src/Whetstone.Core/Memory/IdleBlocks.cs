using Whetstone.Kernels;

namespace Whetstone;

/// <summary>The blocks of a pool that nobody borrows, by size class and by how long they have lain there.</summary>
internal sealed class IdleBlocks
{
    // In each class the newest is last. It is lent first, because its memory is likeliest to be in the cache; so what lies first is surplus.
    private readonly List<Idle>[] classes = new List<Idle>[SizeClass.Count];
    private long puts;

    /// <summary>Bytes of all of them.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Adds a block.</summary>
    internal void Put(int sizeClass, Block block)
    {
        (classes[sizeClass] ??= []).Add(new(block, puts++));
        Bytes += block.Bytes;
    }

    /// <summary>Removes the newest block of a class; null if it has none.</summary>
    internal Block? Take(int sizeClass) => classes[sizeClass] is { Count: > 0 } idle ? Remove(idle, idle.Count - 1) : null;

    /// <summary>Gives blocks back to the system, those that have lain longest first, until they make up <paramref name="bytes"/> or none is left.</summary>
    /// <returns>Bytes given back; the last block may exceed what was asked for.</returns>
    internal long Release(long bytes)
    {
        long before = Bytes;
        while (Bytes > Math.Max(before - bytes, 0))
        {
            List<Idle>? oldest = null;
            foreach (List<Idle>? idle in classes)
                if (idle is { Count: > 0 } && (oldest is null || idle[0].Since < oldest[0].Since)) oldest = idle;
            Remove(oldest!, 0).Dispose();
        }
        return before - Bytes;
    }

    private Block Remove(List<Idle> idle, int at)
    {
        Block block = idle[at].Block;
        idle.RemoveAt(at);
        Bytes -= block.Bytes;
        return block;
    }

    private readonly record struct Idle(Block Block, long Since);
}
