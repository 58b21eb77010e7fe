using System.Globalization;
using Whetstone.Testing;
using Xunit.Abstractions;

namespace Whetstone.Nn.Tests.Goldens;

public sealed class LossGoldenTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-5;

    // soft_margin, targets as logarithms, triplets with swap or p = 1: variants no class here offers.
    private const int NotOffered = 15;

    [Fact]
    public void Every_loss_with_every_reduction_and_its_gradients_agree_with_PyTorch()
    {
        GoldenReport report = new("losses");
        int left = 0;
        foreach (GoldenCase at in GoldenFile.Read("losses").Cases)
            if (LossCalls.Of(at) is { } call) Check(at, call, report);
            else left++;

        string line = string.Create(CultureInfo.InvariantCulture, $"goldens: {report.Comparisons} comparisons, worst relative error {report.Worst:0.0e+0}");
        output.WriteLine(line + " at " + report.WorstAt);
        Console.WriteLine(line);
        Assert.True(report.Failures.Count == 0, string.Join("\n", report.Failures));
        Assert.Equal(NotOffered, left);
        Assert.True(report.Comparisons >= 200, line);
    }

    private static void Check(GoldenCase at, Func<Tensor[], Tensor> call, GoldenReport report)
    {
        Tensor[] x = [.. at.Inputs.Select((t, i) => at.Gradients[i] is not null ? t.AttachGrad() : t)];
        Tensor y = call(x);
        y.Backward(at.Upstream[0]);
        report.Output(at, 0, at.Outputs[0], y, Tolerance);
        for (int i = 0; i < x.Length; i++)
            if (at.Gradients[i] is { } expected) report.Gradient(at, i, expected, x[i].Grad!, Tolerance);
    }
}
