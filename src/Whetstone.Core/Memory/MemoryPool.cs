using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>Lends blocks to tensors and takes them back when the garbage collector has found the tensor dead.</summary>
/// <remarks>
/// The collector does not see the size of a tensor, so the pool counts bytes and asks for the cheap young-generation
/// collections itself, and only when it has no block left to lend. A tensor that can still be reached is never touched.
/// </remarks>
internal sealed class MemoryPool
{
    private const int SmallBytes = 4096;
    private const long Slack = 64L << 20;
    private const int ManyLent = 20_000;
    private const int LentPerSwapped = 32;

    private readonly Lock gate = new();
    private readonly IdleBlocks idle = new();
    private readonly List<Loan> lent = [];
    private long lentBytes, lentSinceScan, lentSinceFull, liveAfterScan, liveAfterFull, recentPeak, highest, swapCredit;
    private int countAfterScan;

    /// <summary>The pool of the process.</summary>
    internal static MemoryPool Shared { get; } = new();

    /// <summary>Bytes the pool holds, lent or free.</summary>
    internal long TotalBytes
    {
        get
        {
            lock (gate) return Total;
        }
    }

    /// <summary>Bytes of all blocks ever taken from the system: what it costs to have given some back.</summary>
    internal long AllocatedBytes { get; private set; }

    private long Total => lentBytes + idle.Bytes;

    /// <summary>Memory for <paramref name="bytes"/> bytes, content undefined.</summary>
    internal Storage Rent(long bytes)
    {
        // Small tensors are ordinary managed arrays: cheaper than a block, and no block is pinned down by a scalar.
        if (bytes <= SmallBytes) return new Storage(GC.AllocateUninitializedArray<byte>((int)bytes));
        lock (gate)
        {
            int index = SizeClass.Of(bytes);
            return Lend(idle.Take(index) ?? Reclaim(index) ?? Allocate(index));
        }
    }

    /// <summary>Memory that a program keeps. What was run before it, such as the same network op by op, is given back first: the program needs none of it.</summary>
    internal Storage RentForLong(long bytes)
    {
        lock (gate)
        {
            // A small program does not pay for a whole collection.
            if (Total > Slack && bytes > Total / 16)
            {
                Collect(generation: 2);
                Trim();
            }
            return Rent(bytes);
        }
    }

    private Storage Lend(Block block)
    {
        Storage storage = new(block);
        lent.Add(new(new(storage), block, SizeClass.Of(block.Bytes)));
        lentBytes += block.Bytes;
        lentSinceScan += block.Bytes;
        lentSinceFull += block.Bytes;
        highest = Math.Max(highest, Total);
        swapCredit = Math.Min(swapCredit + block.Bytes / LentPerSwapped, highest);
        return storage;
    }

    // Ever stronger collections, each only when the pool has grown enough since the last one to pay for it.
    private Block? Reclaim(int index)
    {
        long bytes = SizeClass.Bytes(index);
        if (lentSinceScan >= Slack || lent.Count > countAfterScan + ManyLent)
        {
            Collect(generation: 0);
            if (idle.Take(index) is { } block) return block;
        }
        if (Total + bytes > liveAfterScan + liveAfterScan / 2 + Slack)
        {
            Collect(generation: 1);
            if (idle.Take(index) is { } block) return block;
        }
        // Live tensors grow old in the collections above, and are found dead only by a full one. So no new high before one, if enough
        // was lent since the last. Idle blocks of other classes count: a pool that grows round them would find its size late, by chance.
        // A pool that only grows asks each time it is larger by a third.
        bool newHigh = Total + bytes > highest && lentSinceFull > highest / 4 + Slack;
        if (newHigh || lentBytes + bytes > 2 * liveAfterFull + 4 * Slack)
        {
            Collect(generation: 2);
            (lentSinceFull, liveAfterFull) = (0, lentBytes);
            if (idle.Take(index) is { } block) return block;
        }
        return null;
    }

    private Block Allocate(int index)
    {
        // Blocks of sizes that are no longer asked for would otherwise stay for ever. Between steps nearly all blocks are free,
        // so what is lent now says nothing: the measure is what was lent at most of late.
        if (idle.Bytes > recentPeak + recentPeak / 2 + 2 * Slack) Trim();
        long bytes = SizeClass.Bytes(index);
        Swap(bytes);
        AllocatedBytes += bytes;
        try
        {
            return new Block(bytes);
        }
        catch (OutOfMemoryException)
        {
            Collect(generation: 2);
            Trim();
            return idle.Take(index) ?? new Block(bytes);
        }
    }

    // A shape that comes rarely, such as the last batch of an epoch, uses other sizes than the rest. It gets the memory of blocks that
    // lie idle, not more memory for good. Those must be made again later, so what was lent pays for it: shapes that take turns all the
    // time soon have no credit, and the pool grows until it holds the blocks of all.
    private void Swap(long bytes)
    {
        long excess = Math.Min(Total + bytes - highest, idle.Bytes);
        if (excess <= 0 || excess > swapCredit) return;
        swapCredit -= idle.Release(excess);
    }

    private void Collect(int generation)
    {
        recentPeak = Math.Max(lentBytes, recentPeak - recentPeak / 64);
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        int kept = 0;
        Span<Loan> loans = CollectionsMarshal.AsSpan(lent);
        foreach (Loan loan in loans)
        {
            if (loan.Borrower.TryGetTarget(out _))
            {
                loans[kept++] = loan;
                continue;
            }
            loan.Borrower.Dispose();
            idle.Put(loan.SizeClass, loan.Block);
            lentBytes -= loan.Block.Bytes;
        }
        lent.RemoveRange(kept, lent.Count - kept);
        (lentSinceScan, liveAfterScan, countAfterScan) = (0, lentBytes, kept);
    }

    private void Trim()
    {
        idle.Release(idle.Bytes);
        highest = lentBytes;
    }

    private readonly record struct Loan(WeakGCHandle<Storage> Borrower, Block Block, int SizeClass);
}
