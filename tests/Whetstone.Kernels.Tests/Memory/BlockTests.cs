namespace Whetstone.Kernels.Tests.Memory;

[CollectionDefinition(nameof(BlockTests), DisableParallelization = true)]
public sealed class BlockTestsAlone;

/// <summary>Blocks of all sizes can be written to the end, are aligned, and large ones go back to the system.</summary>
[Collection(nameof(BlockTests))]
public sealed unsafe class BlockTests
{
    private const int Mebi = 1 << 20;

    [Theory]
    [InlineData(1, 64)]
    [InlineData(100_000, 64)]
    [InlineData(128 << 10, 64)]
    [InlineData(3 * Mebi + 4, 64)]
    [InlineData(5 * Mebi + 4, 2 * Mebi)]
    public void A_block_is_aligned_and_can_be_filled(int bytes, int alignment)
    {
        using Block block = new(bytes);
        block.Span<byte>(bytes).Fill(7);
        Assert.Equal(-1, block.Span<byte>(bytes).IndexOfAnyExcept((byte)7));
        fixed (byte* start = block.Span<byte>(1)) Assert.Equal(0, (nint)start % alignment);
    }

    [Fact]
    public void Blocks_between_others_go_back_to_the_system()
    {
        if (!OperatingSystem.IsLinux()) return;
        const int Count = 64, Size = 8 * Mebi;
        new Block(3 * Size).Dispose();      // from then on the C library would keep smaller blocks in its heaps
        Block[] blocks = [.. Enumerable.Range(0, Count).Select(_ => new Block(Size))];
        foreach (Block block in blocks) block.Span<byte>(Size).Fill(1);
        long before = Resident();
        for (int i = 0; i < Count; i += 2) blocks[i].Dispose();
        long freed = before - Resident();
        for (int i = 1; i < Count; i += 2) blocks[i].Dispose();
        Assert.True(freed > Count / 2 * Size / 4 * 3L, $"{freed:N0} bytes went back");
    }

    private static long Resident() => long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1]) * Environment.SystemPageSize;
}
