using Whetstone.Optim;

namespace Whetstone.Cli.Tests;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("multistep", 1, 1, 0.1, 0.01)]
    [InlineData("exponential", 1, 0.31622776601683794, 0.1, 0.01)]
    [InlineData("polynomial", 1, 0.5625, 0.25, 0)]
    [InlineData("inverse", 1, 0.3076923076923077, 0.18181818181818182, 0.1)]
    [InlineData("cyclic", 0.1, 0.55, 1, 0.1)]
    public void A_name_gives_the_rate_at_the_start_a_quarter_the_half_and_the_end(string name, double start, double quarter, double half, double end)
    {
        Schedule schedule = Schedules.Of(name, 12)!;
        Assert.Equal([start, quarter, half, end], new double[] { 0, 3, 6, 12 }.Select(t => schedule.Factor(t)), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Every_name_trains_and_a_plateau_lowers_the_rate()
    {
        using TinyData tiny = new();
        foreach (string name in Schedules.Names)
        {
            // So small a rate that the loss stays where it is.
            Whet whet = Whet.Run("train", "mlp", "--data", tiny.Data, "--epochs", "6", "--batch", "48", "--lr", "1e-6", "--schedule", name, "--out", tiny.In(name));
            Assert.True(whet.Code == 0, whet.Error);
        }
        double[] rates = [.. File.ReadLines(Path.Combine(tiny.In("plateau"), "log.jsonl")).Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("learning_rate").GetDouble())];
        Assert.True(rates[0] > 0.99e-6 && rates[^1] < 0.2e-6, string.Join(" ", rates));
    }
}
