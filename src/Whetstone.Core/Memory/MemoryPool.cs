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

    private readonly Lock gate = new();
    private readonly Stack<Block>[] free = new Stack<Block>[SizeClass.Count];
    private readonly List<Loan> lent = [];
    private long lentBytes, freeBytes, lentSinceScan, liveAfterScan, liveAfterFull, recentPeak;
    private int countAfterScan;

    /// <summary>The pool of the process.</summary>
    internal static MemoryPool Shared { get; } = new();

    /// <summary>Bytes the pool holds, lent or free.</summary>
    internal long TotalBytes
    {
        get
        {
            lock (gate) return lentBytes + freeBytes;
        }
    }

    /// <summary>Memory for <paramref name="bytes"/> bytes, content undefined.</summary>
    internal Storage Rent(long bytes)
    {
        // Small tensors are ordinary managed arrays: cheaper than a block, and no block is pinned down by a scalar.
        if (bytes <= SmallBytes) return new Storage(GC.AllocateUninitializedArray<byte>((int)bytes));
        lock (gate)
        {
            int index = SizeClass.Of(bytes);
            return Lend(Take(index) ?? Reclaim(index) ?? Allocate(index));
        }
    }

    private Storage Lend(Block block)
    {
        Storage storage = new(block);
        lent.Add(new(new(storage), block, SizeClass.Of(block.Bytes)));
        lentBytes += block.Bytes;
        lentSinceScan += block.Bytes;
        return storage;
    }

    private Block? Take(int index)
    {
        if (free[index] is not { Count: > 0 } stack) return null;
        Block block = stack.Pop();
        freeBytes -= block.Bytes;
        return block;
    }

    // Ever stronger collections, each only when the pool has grown enough since the last one to pay for it.
    private Block? Reclaim(int index)
    {
        long bytes = SizeClass.Bytes(index);
        if (lentSinceScan >= Slack || lent.Count > countAfterScan + ManyLent)
        {
            Collect(generation: 0);
            if (Take(index) is { } block) return block;
        }
        if (lentBytes + freeBytes + bytes > liveAfterScan + liveAfterScan / 2 + Slack)
        {
            Collect(generation: 1);
            if (Take(index) is { } block) return block;
        }
        if (lentBytes + bytes > 2 * liveAfterFull + 4 * Slack)
        {
            Collect(generation: 2);
            liveAfterFull = lentBytes;
            if (Take(index) is { } block) return block;
        }
        return null;
    }

    private Block Allocate(int index)
    {
        // Blocks of sizes that are no longer asked for would otherwise stay for ever. Between steps nearly all blocks are free,
        // so what is lent now says nothing: the measure is what was lent at most of late.
        if (freeBytes > recentPeak + recentPeak / 2 + 2 * Slack) Trim();
        long bytes = SizeClass.Bytes(index);
        try
        {
            return new Block(bytes);
        }
        catch (OutOfMemoryException)
        {
            Collect(generation: 2);
            Trim();
            return Take(index) ?? new Block(bytes);
        }
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
            (free[loan.SizeClass] ??= new()).Push(loan.Block);
            lentBytes -= loan.Block.Bytes;
            freeBytes += loan.Block.Bytes;
        }
        lent.RemoveRange(kept, lent.Count - kept);
        (lentSinceScan, liveAfterScan, countAfterScan) = (0, lentBytes, kept);
    }

    private void Trim()
    {
        foreach (Stack<Block>? stack in free)
            while (stack is not null && stack.TryPop(out Block? block)) block.Dispose();
        freeBytes = 0;
    }

    private readonly record struct Loan(WeakGCHandle<Storage> Borrower, Block Block, int SizeClass);
}
