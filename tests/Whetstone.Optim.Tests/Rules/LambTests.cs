using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Optim.Tests.Rules;

public sealed class LambTests
{
    private const double Rate = 0.02, Beta1 = 0.9, Beta2 = 0.99, Epsilon = 1e-6, Decay = 0.1;

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]      // the ratio of sizes is cut at 10
    [InlineData(0)]         // no size at all: the ratio is 1
    public void Eight_steps_follow_the_formula_in_double(double size)
    {
        Parameter p = new(Tensors.Normal([7], seed: 1) * size);
        Lamb rule = new([p], (float)Rate, (float)Beta1, (float)Beta2, (float)Epsilon, (float)Decay);
        double[] w = p.Data.ToArray<double>(), m = new double[7], v = new double[7];
        for (int step = 1; step <= 8; step++)
        {
            p.Grad = Tensors.Normal([7], seed: 10 + step);
            double[] g = p.Grad.ToArray<double>();
            rule.Step();
            Step(w, g, m, v, step);
        }
        double[] actual = p.Data.ToArray<double>();
        for (int i = 0; i < 7; i++) Assert.Equal(w[i], actual[i], 2e-6 * Math.Max(1, Rms(w)));
    }

    private static void Step(double[] w, double[] g, double[] m, double[] v, int step)
    {
        double[] s = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            m[i] = Beta1 * m[i] + (1 - Beta1) * g[i];
            v[i] = Beta2 * v[i] + (1 - Beta2) * g[i] * g[i];
            s[i] = m[i] / (1 - Math.Pow(Beta1, step)) / (Math.Sqrt(v[i] / (1 - Math.Pow(Beta2, step))) + Epsilon) + Decay * w[i];
        }
        double ratio = Rms(w) > 0 && Rms(s) > 0 ? Math.Min(Rms(w) / Rms(s), 10) : 1;
        for (int i = 0; i < w.Length; i++) w[i] -= Rate * ratio * s[i];
    }

    private static double Rms(double[] x) => Math.Sqrt(x.Average(a => a * a));
}
