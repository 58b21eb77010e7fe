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
