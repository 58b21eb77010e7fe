namespace Whetstone.Optim.Tests.Schedules;

public sealed class CosinesTests
{
    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(1.25, 0.55)]
    [InlineData(2.5, 1)]
    [InlineData(3.75, 0.500005)]
    [InlineData(5, 1e-5)]
    [InlineData(9, 1e-5)]
    public void One_cycle_rises_from_a_tenth_and_falls_to_almost_nothing(double time, double factor) =>
        Assert.Equal(factor, Cosines.OneCycle(5, rise: 0.5).Factor(time), 1e-12);

    [Theory, InlineData(0, 0.95), InlineData(1.5, 0.85), InlineData(5, 0.95)]
    public void Its_momentum_is_low_while_the_rate_is_high(double time, double momentum) =>
        Assert.Equal(momentum, 0.95 * Cosines.OneCycleMomentum(5).Factor(time), 1e-12);

    [Fact]
    public void Before_the_first_point_it_stays() => Assert.Equal(3, new Cosines([(1, 3), (2, 5)]).Factor(0.5));

    [Fact]
    public void Rates_grow_from_group_to_group_by_the_same_factor()
    {
        Assert.Equal([1e-5f, 1e-4f, 1e-3f], LayerRates.Between(1e-5f, 1e-3f, 3).Rates, (a, b) => MathF.Abs(a - b) <= 1e-6f * b);
        Assert.Equal([0.003f, 0.003f, 0.03f], LayerRates.Last(0.03f, 3).Rates);
        Assert.Equal([0.5f], LayerRates.Between(0.1f, 0.5f, 1).Rates);
        Assert.Throws<ArgumentException>(() => new LayerRates(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LayerRates.Between(0, 1, 3));
    }
}
