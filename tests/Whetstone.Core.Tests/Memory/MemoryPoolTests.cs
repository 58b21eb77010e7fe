using System.Runtime.CompilerServices;

namespace Whetstone.Core.Tests.Memory;

[CollectionDefinition(nameof(MemoryPoolTests), DisableParallelization = true)]
public sealed class MemoryPoolCollection;

/// <summary>The pool lends memory again, but only what nobody can reach.</summary>
[Collection(nameof(MemoryPoolTests))]
public sealed class MemoryPoolTests
{
    private const int Mebi = 1 << 20;

    [Fact]
    public void Thousands_of_big_temporaries_keep_the_memory_flat()
    {
        MemoryPool pool = new();
        long peak = 0;
        for (int round = 0; round < 2000; round++)
        {
            Use(pool, 4 * Mebi);
            Use(pool, 3 * Mebi);
            peak = Math.Max(peak, pool.TotalBytes);
        }
        Assert.InRange(peak, 1, 512L * Mebi);
    }

    [Fact]
    public void A_rare_shape_uses_the_memory_of_idle_blocks()
    {
        long peak = Peak(new(), rounds: 600, rareEvery: 50);
        Assert.InRange(peak, 1, Bound(Together * Common));
    }

    [Fact]
    public void Tensors_that_died_old_do_not_make_the_pool_grow()
    {
        // Each lives long enough to be moved to the oldest generation, which is seldom collected.
        MemoryPool pool = new();
        Storage[] alive = new Storage[24];
        long peak = 0;
        for (int round = 0; round < 3000; round++)
        {
            alive[round % alive.Length] = pool.Rent(4 * Mebi);
            peak = Math.Max(peak, pool.TotalBytes);
        }
        GC.KeepAlive(alive);
        Assert.InRange(peak, 1, Bound(4 * alive.Length));
    }

    [Fact]
    public void A_program_that_is_to_stay_does_not_come_on_top_of_what_ran_before_it()
    {
        MemoryPool pool = new();
        Storage alive = pool.Rent(20 * Mebi);
        for (int i = 0; i < 100; i++) Use(pool, (5 + i % 20) * Mebi);
        Assert.InRange(pool.TotalBytes, 100L * Mebi, long.MaxValue);
        Storage program = pool.RentForLong(80 * Mebi);
        Assert.InRange(pool.TotalBytes, 1, Bound(100));
        GC.KeepAlive((alive, program));
    }

    [Fact]
    public void Shapes_that_take_turns_keep_their_blocks()
    {
        MemoryPool pool = new();
        Peak(pool, rounds: 200, rareEvery: 2);
        long before = pool.AllocatedBytes;
        Peak(pool, rounds: 400, rareEvery: 2);
        const long Lent = 200L * (Common + Rare) * Together * Mebi;
        Assert.InRange(pool.AllocatedBytes - before, 0, Lent / 16);
    }

    [Fact]
    public void Tensors_on_a_tape_keep_the_memory_flat()
    {
        Tensor w = Tensor.Full([256, 1024], 0.5).AttachGrad();
        long before = 0, after = 0;
        for (int round = 0; round < 600; round++)
        {
            Step(w);
            if (round == 200) before = MemoryPool.Shared.TotalBytes;
            after = MemoryPool.Shared.TotalBytes;
        }
        Assert.InRange(after, 1, before + 128L * Mebi);
    }

    [Fact]
    public void Memory_that_can_be_reached_is_never_lent_again()
    {
        List<(Tensor Tensor, int Value)> kept = [];
        for (int round = 0; round < 400; round++)
        {
            Tensor x = Tensor.Full([100_000], round);
            for (int i = 0; i < 5; i++) x = x + 1;
            if (round % 10 == 0) kept.Add((round % 20 == 0 ? x : x[50_000..], round + 5));
        }
        foreach ((Tensor tensor, int value) in kept)
            Assert.True(tensor.Read<float, bool>(span => span.IndexOfAnyExcept((float)value) < 0), $"the tensor of {value} was overwritten");
    }

    [Fact]
    public void Many_threads_share_it()
    {
        Parallel.For(0, 8, thread =>
        {
            for (int round = 0; round < 150; round++)
            {
                Tensor x = Tensor.Full([20_000 + 1000 * thread], thread), y = x * 2 + 1;
                Assert.True(y.Read<float, bool>(span => span.IndexOfAnyExcept(2f * thread + 1) < 0));
            }
        });
    }

    [Fact]
    public void Sizes_fit_and_waste_at_most_a_quarter()
    {
        for (long bytes = 64; bytes < 1L << 34; bytes += 1 + bytes / 7)
        {
            long size = SizeClass.Bytes(SizeClass.Of(bytes));
            Assert.InRange(size, bytes, bytes + bytes / 4 + 1);
            Assert.Equal(SizeClass.Of(size), SizeClass.Of(bytes));
        }
    }

    // Rounds that need many blocks of one size at a time, and every so often of another size instead.
    private const int Common = 12, Rare = 5, Together = 8;

    // What the pool promises to steady use, and two blocks that a stack frame may still have in hand.
    private static long Bound(long alive) => ((alive + 64) * 4 / 3 + 2 * Common) * Mebi;

    private static long Peak(MemoryPool pool, int rounds, int rareEvery)
    {
        long peak = 0;
        for (int round = 1; round <= rounds; round++)
        {
            UseTogether(pool, (round % rareEvery == 0 ? Rare : Common) * Mebi);
            peak = Math.Max(peak, pool.TotalBytes);
        }
        return peak;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseTogether(MemoryPool pool, int bytes)
    {
        Storage[] storages = [.. Enumerable.Range(0, Together).Select(_ => pool.Rent(bytes))];
        GC.KeepAlive(storages);
    }

    // Not inlined: the storage must be out of reach when the method returns.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(MemoryPool pool, int bytes)
    {
        Storage storage = pool.Rent(bytes);
        storage.Span<byte>(0, bytes)[bytes - 1] = 1;
        GC.KeepAlive(storage);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Step(Tensor w)
    {
        Tensor y = ((w * 2).Tanh() + w).Exp();
        y.Backward();
    }
}
