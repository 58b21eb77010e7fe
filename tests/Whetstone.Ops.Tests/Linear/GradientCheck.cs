namespace Whetstone.Tests.Heavy;

/// <summary>Gradients of first and second order against central differences along random directions.</summary>
internal static class GradientCheck
{
    /// <summary>Checks <paramref name="f"/> at inputs of the given shapes.</summary>
    /// <param name="f">The function.</param>
    /// <param name="step">Half the distance of the two points; large in single precision.</param>
    /// <param name="tolerance">Relative to the size of the derivative.</param>
    /// <param name="inputs">Where to check.</param>
    public static void Run(Func<Tensor[], Tensor> f, double step, double tolerance, params Tensor[] inputs)
    {
        Draws draw = new(5);
        Tensor[] u = [.. inputs.Select(x => draw.Tensor(x.Shape, x.DType))], v = [.. inputs.Select(x => draw.Tensor(x.Shape, x.DType))];
        Tensor seed = draw.Tensor(f(inputs).Shape, f(inputs).DType);

        Tensor[] x = [.. inputs.Select(t => t.Detach().AttachGrad())];
        Tensor y = f(x);
        Tensor[] g = Autograd.Grad([y], x, [seed], createGraph: true);
        double along = (Expect.Inner(f(Moved(inputs, v, step)), seed) - Expect.Inner(f(Moved(inputs, v, -step)), seed)) / (2 * step);
        Expect.Equal(along, Total(g, v), tolerance, "first order");

        int[] dependent = [.. Enumerable.Range(0, g.Length).Where(i => g[i].RequiresGrad)];
        Assert.NotEmpty(dependent);
        Tensor[] second = Autograd.Grad([.. dependent.Select(i => g[i])], x, [.. dependent.Select(i => u[i])]);
        along = (Slope(step) - Slope(-step)) / (2 * step);
        Expect.Equal(along, Total(second, v), tolerance, "second order");

        double Slope(double by)
        {
            Tensor[] at = [.. Moved(inputs, v, by).Select(t => t.AttachGrad())];
            Tensor[] slopes = Autograd.Grad([f(at)], at, [seed]);
            return dependent.Sum(i => Expect.Inner(slopes[i], u[i]));
        }
    }

    /// <summary>In double precision.</summary>
    public static void Double(Func<Tensor[], Tensor> f, params Tensor[] inputs) => Run(f, 1e-4, 1e-6, inputs);

    private static Tensor[] Moved(Tensor[] x, Tensor[] v, double by) => [.. x.Select((t, i) => t.Detach() + v[i] * by)];

    private static double Total(Tensor[] g, Tensor[] v) => g.Select((t, i) => Expect.Inner(t, v[i])).Sum();
}
