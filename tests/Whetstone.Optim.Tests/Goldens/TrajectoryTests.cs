using System.Globalization;
using System.Text.Json;
using Whetstone.Nn;
using Whetstone.Testing;
using Xunit.Abstractions;

namespace Whetstone.Optim.Tests.Goldens;

public sealed class TrajectoryTests(ITestOutputHelper output)
{
    // Ten steps in float32 against ten in double.
    private const double Tolerance = 1e-5;

    [Fact]
    public void Ten_steps_of_every_rule_agree_with_PyTorch()
    {
        GoldenReport report = new("optimisers");
        int left = 0;
        foreach (GoldenCase at in GoldenFile.Read("optimisers").Cases.Where(c => c.Op != "lbfgs"))
        {
            Parameter[] parameters = [.. Tensors(at.Json, "start").Select(t => new Parameter(t))];
            if (GoldenRules.Of(at, parameters) is { } rule) Follow(at, rule, parameters, report);
            else left++;
        }
        string line = string.Create(CultureInfo.InvariantCulture, $"goldens: {report.Comparisons} comparisons, worst relative error {report.Worst:0.0e+0}");
        output.WriteLine(line + " at " + report.WorstAt);
        Console.WriteLine(line);
        Assert.True(report.Failures.Count == 0, string.Join("\n", report.Failures));
        Assert.Equal(2, left);
        Assert.Equal(17 * 10 * 2, report.Comparisons);
    }

    internal static Tensor[] Tensors(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(t => GoldenTensor.Read(t)!)];

    private static void Follow(GoldenCase at, Optimizer rule, Parameter[] parameters, GoldenReport report)
    {
        foreach (JsonElement step in at.Json.GetProperty("steps").EnumerateArray())
        {
            Tensor[] gradients = Tensors(step, "gradients"), expected = Tensors(step, "parameters");
            for (int i = 0; i < parameters.Length; i++) parameters[i].Grad = gradients[i];
            rule.Step();
            for (int i = 0; i < parameters.Length; i++) report.Output(at, i, expected[i], parameters[i].Data, Tolerance);
        }
    }
}
