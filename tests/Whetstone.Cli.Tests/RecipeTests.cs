using System.Text.Json;
using Whetstone.Optim;
using Whetstone.Zoo;

namespace Whetstone.Cli.Tests;

public sealed class RecipeTests : IDisposable
{
    private const int Batch = 16, Steps = 96 / Batch;

    private readonly TinyData tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Every_recipe_names_a_rule_and_a_schedule_that_exist()
    {
        foreach (ModelInfo model in Models.All)
        {
            Assert.Contains(model.Recipe.Optimizer, Optimizers.Names);
            Assert.Contains(model.Recipe.Schedule, Schedules.Names);
        }
    }

    [Fact]
    public void The_rate_of_lenet_rises_for_a_fifth_of_the_run_and_falls_by_a_cosine_with_every_step()
    {
        Train("a", "--epochs", "2");
        // The log has the rate of an epoch's last step: here after 5 of 12 steps, and after 11.
        Assert.Equal([Falling(5, 2 * Steps), Falling(11, 2 * Steps)], Rates("a"), (x, y) => Math.Abs(x - y) < 1e-6);
    }

    [Fact]
    public void A_constant_rate_can_be_asked_for()
    {
        Train("a", "--epochs", "2", "--schedule", "constant");
        Assert.Equal([0.5, 0.5], Rates("a"));
    }

    [Theory]
    [InlineData("warm-cosine")]
    [InlineData("constant", "--schedule", "constant")]
    public void A_run_keeps_its_schedule_when_it_is_resumed(string schedule, params string[] options)
    {
        Train("a", [.. options, "--epochs", "1"]);
        Assert.Equal(schedule, Schedule("a"));
        Assert.Equal(0, Whet.Run("train", "--resume", tiny.In("a"), "--epochs", "2").Code);
        Assert.Equal(schedule, Schedule("a"));
        Assert.Equal(schedule == "constant" ? 0.5 : Falling(11, 2 * Steps), Rates("a")[^1], 1e-6);
    }

    private void Train(string run, params string[] options) =>
        Assert.Equal(0, Whet.Run(["train", "lenet", "--data", tiny.Data, "--out", tiny.In(run), "--batch", $"{Batch}", .. options]).Code);

    private static double Falling(int step, int steps) => 0.25 * (1 + Math.Cos(Math.PI * (step - 0.2 * steps) / (0.8 * steps)));

    private string Schedule(string run)
    {
        using JsonDocument config = JsonDocument.Parse(File.ReadAllText(Path.Combine(tiny.In(run), "config.json")));
        return config.RootElement.GetProperty("schedule").GetString()!;
    }

    private double[] Rates(string run) => [.. File.ReadAllLines(Path.Combine(tiny.In(run), "log.jsonl")).Select(line =>
    {
        using JsonDocument row = JsonDocument.Parse(line);
        return row.RootElement.GetProperty("learning_rate").GetDouble();
    })];
}
