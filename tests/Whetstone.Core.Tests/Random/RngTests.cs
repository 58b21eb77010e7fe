namespace Whetstone.Core.Tests.Random;

public sealed class RngTests
{
    [Fact]
    public void Equal_seeds_give_equal_streams()
    {
        Rng a = new(42), b = new(42), c = new(43);
        Assert.Equal(a.State, b.State);
        Assert.NotEqual(a.Key, c.Key);
        Assert.Equal((0UL, 1UL, 2UL), (a.NextDraw(), a.NextDraw(), a.NextDraw()));
        Assert.Equal(3UL, a.Draws);
    }

    [Fact]
    public void A_saved_stream_continues()
    {
        Rng a = new(1);
        a.NextDraw();
        RngState state = a.State;
        Tensor first = Tensor.Uniform([10], a), again = Tensor.Uniform([10], Rng.From(state));
        Assert.Equal(first.ToArray(), again.ToArray());
        a.State = state;
        Assert.Equal(first.ToArray(), Tensor.Uniform([10], a).ToArray());
        Assert.NotEqual(first.ToArray(), Tensor.Uniform([10], a).ToArray());
    }

    [Fact]
    public void Splits_differ_from_each_other_and_from_their_parent()
    {
        Rng root = new(7);
        HashSet<ulong> keys = [root.Key];
        for (int i = 0; i < 1000; i++)
        {
            Rng child = root.Split();
            Assert.True(keys.Add(child.Key));
            Assert.True(keys.Add(child.Split().Key));
        }
        Assert.Equal(1000UL, root.Draws);
    }

    [Fact]
    public void What_a_split_draws_changes_nothing_elsewhere()
    {
        Rng a = new(7), b = new(7);
        Rng first = a.Split();
        for (int i = 0; i < 100; i++) first.NextDraw();
        b.Split();
        Assert.Equal(a.Split().Key, b.Split().Key);
    }

    [Fact]
    public void A_named_split_depends_on_the_name_alone()
    {
        Rng a = new(7), b = new(7);
        b.NextDraw();
        Assert.Equal(a.Split("weights").Key, b.Split("weights").Key);
        Assert.NotEqual(a.Split("weights").Key, a.Split("bias").Key);
        Assert.NotEqual(a.Split("weights").Key, new Rng(8).Split("weights").Key);
        Assert.Equal((0UL, 1UL), (a.Draws, b.Draws));
    }

    [Fact]
    public void Splits_are_not_correlated()
    {
        Rng root = new(11);
        double[] a = Tensor.Normal([10_000], root.Split()).ToArray<double>(), b = Tensor.Normal([10_000], root.Split()).ToArray<double>();
        double correlation = a.Zip(b, (x, y) => x * y).Sum() / a.Length;
        Assert.InRange(correlation, -0.04, 0.04);
    }
}
