using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Optim.Tests.Schedules;

public sealed class ScheduleGoldenTests
{
    public static TheoryData<int> Cases => [.. GoldenFile.Read("schedules").Cases.Select(c => c.Index)];

    [Theory, MemberData(nameof(Cases))]
    public void Thirty_epochs_of_a_schedule_agree_with_PyTorch(int index)
    {
        GoldenCase at = GoldenFile.Read("schedules").Cases[index];
        double[] expected = Numbers(at, "rates");
        Sgd rule = new([new Parameter(Tensor.Of(0f))], at.Attributes.Single("rate"));
        if (at.Op == "plateau") FollowFigures(at, rule, expected);
        else
        {
            (Schedule schedule, double factor, int epochs) = Of(at);
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                schedule.Apply(rule, (float)(at.Attributes.Number("rate") * factor), epoch);
                Close(expected[epoch], rule.LearningRate, at, epoch);
            }
        }
    }

    // PyTorch's cosine comes back up after its end; ours stays down, so only the way down is compared.
    private static (Schedule Schedule, double Factor, int Epochs) Of(GoldenCase at)
    {
        GoldenAttributes a = at.Attributes;
        return at.Op switch
        {
            "step" => (new StepDecay(a.Int("every"), a.Number("factor")), 1, 30),
            "multi_step" => (new MultiStepDecay([.. a.Ints("at").Select(m => (double)m)], a.Number("factor")), 1, 30),
            "exponential" => (new ExponentialDecay(a.Number("factor")), 1, 30),
            "cosine" => (new CosineDecay(a.Int("epochs"), a.Number("least") / a.Number("rate")), 1, a.Int("epochs")),
            "polynomial" => (new PolynomialDecay(a.Int("epochs"), a.Number("power")), 1, 30),
            "linear" => (new ConstantRate().WithWarmUp(a.Int("epochs"), a.Number("start")), 1, 30),
            "constant" => (new MultiStepDecay([a.Int("epochs")], 1 / a.Number("factor")), a.Number("factor"), 30),
            _ => throw new InvalidOperationException($"no entry makes {at.Op}"),
        };
    }

    private static void FollowFigures(GoldenCase at, Sgd rule, double[] expected)
    {
        GoldenAttributes a = at.Attributes;
        ReduceOnPlateau plateau = new(rule, a.Text("mode") == "max", a.Single("factor"), a.Int("patience"), a.Number("threshold"), a.Int("cooldown"), a.Single("least"),
            absolute: a.Text("threshold_mode") == "abs");
        double[] figures = Numbers(at, "metrics");
        for (int epoch = 0; epoch < expected.Length; epoch++)
        {
            Close(expected[epoch], rule.LearningRate, at, epoch);
            plateau.Step(figures[epoch]);
        }
    }

    private static double[] Numbers(GoldenCase at, string name) => [.. at.Json.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];

    private static void Close(double expected, float actual, GoldenCase at, int epoch) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-6 * 0.4, $"{at.Op}, epoch {epoch}: {actual}, not {expected}");
}
