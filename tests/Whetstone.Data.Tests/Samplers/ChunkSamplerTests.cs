namespace Whetstone.Data.Tests;

public sealed class ChunkSamplerTests
{
    [Theory]
    [InlineData(0, 4, 2)]
    [InlineData(10, 4, 2)]
    [InlineData(1000, 7, 3)]
    [InlineData(5, 100, 100)]
    public void Every_example_comes_once_in_another_order_each_epoch(int count, int chunk, int window)
    {
        ChunkSampler sampler = new(count, chunk, window, seed: 1);
        int[] first = sampler.Indices(0), again = sampler.Indices(0), second = sampler.Indices(1);
        Assert.Equal(Enumerable.Range(0, count), first.Order());
        Assert.Equal(first, again);
        if (count > 9) Assert.NotEqual(first, second);
    }

    [Fact]
    public void Examples_of_a_window_come_from_its_chunks_alone_and_are_mixed()
    {
        int[] order = new ChunkSampler(1000, 10, 5, seed: 2).Indices(0);
        foreach (int[] part in order.Chunk(50))
        {
            Assert.Equal(5, part.Select(i => i / 10).Distinct().Count());
            Assert.True(part.Take(10).Select(i => i / 10).Distinct().Count() > 1, "a chunk was not mixed with others");
        }
    }
}
