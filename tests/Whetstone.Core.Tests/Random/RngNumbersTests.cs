namespace Whetstone.Core.Tests;

public class RngNumbersTests
{
    [Fact]
    public void Doubles_fill_the_unit_interval_evenly()
    {
        var rng = new Rng(3);
        var counts = new int[10];
        for (int i = 0; i < 100_000; i++) counts[(int)(rng.NextDouble() * 10)]++;
        // Standard deviation of a count: sqrt(100000 * 0.1 * 0.9) = 95.
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Integers_below_an_end_come_equally_often()
    {
        var rng = new Rng(4);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[rng.Next(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_540, 10_460));
    }

    [Fact]
    public void A_saved_state_gives_the_same_numbers_again()
    {
        var rng = new Rng(5);
        rng.NextDouble();
        RngState state = rng.State;
        double next = rng.NextDouble();
        Assert.Equal(next, Rng.From(state).NextDouble());
        Assert.NotEqual(next, rng.NextDouble());
    }

    [Fact]
    public void True_comes_as_often_as_asked()
    {
        var rng = new Rng(6);
        Assert.InRange(Enumerable.Range(0, 10_000).Count(_ => rng.NextBool(0.2)), 1_800, 2_200);
        Assert.False(rng.NextBool(0));
        Assert.True(rng.NextBool(1));
    }

    [Fact]
    public void An_end_of_zero_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Rng(1).Next(0));
}
