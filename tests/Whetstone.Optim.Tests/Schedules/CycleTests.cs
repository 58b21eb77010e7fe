namespace Whetstone.Optim.Tests.Schedules;

public sealed class CycleTests
{
    // PyTorch 1.13: CosineAnnealingWarmRestarts(SGD(lr 1), T_0=2, T_mult=2), asked at these epochs.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.5)]
    [InlineData(1.5, 0.14644660940672624)]
    [InlineData(2, 1)]
    [InlineData(3, 0.8535533905932737)]
    [InlineData(5, 0.14644660940672627)]
    [InlineData(6, 1)]
    [InlineData(10, 0.5)]
    public void Restarts_come_after_two_six_and_fourteen(double time, double factor) => Assert.Equal(factor, new CosineRestarts(2, Growth: 2).Factor(time), 1e-12);

    [Theory, InlineData(0, 1), InlineData(2.5, 0.55), InlineData(5, 1), InlineData(12.5, 0.55)]
    public void Cosines_of_one_length_repeat_above_their_floor(double time, double factor) => Assert.Equal(factor, new CosineRestarts(5, Floor: 0.1).Factor(time), 1e-12);

    // PyTorch 1.13: CyclicLR(SGD, base_lr=0.1, max_lr=1, step_size_up=4, step_size_down=2), and the same with exp_range and gamma 0.9.
    [Theory]
    [InlineData(0, 0.1, 0.1)]
    [InlineData(2, 0.55, 0.4645)]
    [InlineData(4, 1, 0.69049)]
    [InlineData(5, 0.55, 0.3657205)]
    [InlineData(6, 0.1, 0.1)]
    [InlineData(8, 0.55, 0.293710245)]
    public void A_cyclic_rate_goes_up_and_down_in_lines(double time, double factor, double fading)
    {
        Assert.Equal(factor, new CyclicRate(4, 2).Factor(time), 1e-9);
        Assert.Equal(fading, new CyclicRate(4, 2, Gamma: 0.9).Factor(time), 1e-8);
    }

    [Fact]
    public void One_schedule_follows_another_whose_time_begins_there()
    {
        Schedule both = new ConstantRate().Then(3, new FunctionSchedule(t => 1 / (1 + t)));
        Assert.Equal([1, 1, 1, 0.5, 0.25], new double[] { 0, 2.9, 3, 4, 6 }.Select(both.Factor));
    }
}
