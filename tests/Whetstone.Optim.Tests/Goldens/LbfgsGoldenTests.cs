using System.Text.Json;
using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Optim.Tests.Goldens;

public sealed class LbfgsGoldenTests
{
    [Theory]
    [InlineData("rosenbrock")]
    [InlineData("quadratic")]
    public void Ten_steps_with_strong_Wolfe_searches_agree_with_PyTorch(string function)
    {
        GoldenCase at = GoldenFile.Read("optimisers").Cases.Single(c => c.Op == "lbfgs" && c.Json.GetProperty("function").GetString() == function);
        Parameter x = new(TrajectoryTests.Tensors(at.Json, "start")[0]);
        Lbfgs rule = new([x], at.Attributes.Single("lr"), at.Attributes.Int("max_iter"), history: at.Attributes.Int("history_size"));
        int number = 0;
        foreach (JsonElement step in at.Json.GetProperty("steps").EnumerateArray())
        {
            float loss = rule.Step(() =>
            {
                x.Grad = null;
                Tensor y = function == "rosenbrock" ? Rosenbrock(x) : Quadratic(x);
                y.Backward();
                return y;
            });
            double before = step.GetProperty("loss_before").GetDouble();
            Assert.True(Math.Abs(loss - before) <= 1e-6 * Math.Max(1, Math.Abs(before)), $"step {number}: loss {loss}, not {before}");
            double[] expected = TrajectoryTests.Tensors(step, "parameters")[0].ToArray<double>(), actual = x.Data.ToArray<double>();
            for (int i = 0; i < actual.Length; i++) Assert.True(Math.Abs(actual[i] - expected[i]) < 1e-6, $"step {number}: x[{i}] = {actual[i]}, not {expected[i]}");
            number++;
        }
    }

    private static Tensor Rosenbrock(Tensor x) => (1 - x[0]).Square() + (x[1] - x[0].Square()).Square() * 100;

    private static Tensor Quadratic(Tensor x) => (Tensor.Of(1.0, 2, 3, 4) * (x - 1).Square()).Sum() * 0.5;
}
