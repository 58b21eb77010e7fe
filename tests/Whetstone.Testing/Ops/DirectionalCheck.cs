namespace Whetstone.Testing;

/// <summary>Gradients against central differences, along random directions through all inputs at once.</summary>
/// <remarks>
/// With <c>F(x) = Σ w·y(x)</c> summed in double, the derivative along v is <c>(4·D(h/2) − D(h))/3</c> with
/// <c>D(h) = (F(x + hv) − F(x − hv))/2h</c>. It is off by what single precision rounds in y, at most some units of 2⁻²⁴ of Σ|w·y|,
/// divided by h, and by a truncation that |D(h) − D(h/2)| bounds.
/// </remarks>
public static class DirectionalCheck
{
    private const double Step = 1.0 / 64, Rounding = 8 * 5.9604645e-8;

    /// <summary>An account of the disagreement, or null if the gradient is right.</summary>
    public static string? First(OpTrial trial, int seed)
    {
        Directions random = new(seed);
        Tensor[] x = Directions.OnGrid(trial.Inputs);
        double[]?[] v = random.Of(trial.Op, x);
        Tensor w = random.Weights(trial.Apply(x).Shape);

        Tensor[] leaves = Leaves(x, v);
        trial.Apply(leaves).Backward(w);
        double exact = Along([.. leaves.Select(t => t.Grad)], v);
        return Compare(exact, at => Along([trial.Apply(at)], [w.ToArray<double>()]), at => Size([trial.Apply(at)], [w.ToArray<double>()]), x, v);
    }

    /// <summary>The same for the derivative of the gradient, as the recorded backward pass gives it.</summary>
    public static string? Second(OpTrial trial, int seed)
    {
        Directions random = new(seed);
        Tensor[] x = Directions.OnGrid(trial.Inputs);
        double[]?[] v = random.Of(trial.Op, x), u = random.Of(trial.Op, x);
        Tensor w = random.Weights(trial.Apply(x).Shape).AttachGrad();

        Tensor[] leaves = Leaves(x, v);
        Tensor[] inputs = [.. leaves.Where(t => t.RequiresGrad)];
        Tensor?[] g = Gradients(trial, leaves, w, createGraph: true);
        Tensor? slope = Inner(g, v);
        double exact = 0;
        if (slope is { RequiresGrad: true })
        {
            Tensor[] found = Autograd.Grad([slope], [.. inputs, w]);
            int next = 0;
            exact = Along([.. leaves.Select(t => t.RequiresGrad ? found[next++] : null)], u);
            // The slope is linear in w, so its derivative there, times w, is the slope itself.
            double linear = Along([found[^1]], [w.ToArray<double>()]), whole = slope.Item();
            if (Math.Abs(linear - whole) > Rounding * 16 * (Size([found[^1]], [w.ToArray<double>()]) + Math.Abs(whole)) + 1e-12)
                return $"the derivative by dy gives {linear}, the gradient itself {whole}";
        }
        else if (slope is null) return null;

        return Compare(exact, at => Along(Gradients(trial, Leaves(at, v), w.Detach(), createGraph: false), v),
                       at => Size(Gradients(trial, Leaves(at, v), w.Detach(), createGraph: false), v), x, u);
    }

    private static string? Compare(double exact, Func<Tensor[], double> f, Func<Tensor[], double> size, Tensor[] x, double[]?[] v)
    {
        double Difference(double h) => (f(Directions.Moved(x, v, h)) - f(Directions.Moved(x, v, -h))) / (2 * h);
        double coarse = Difference(Step), fine = Difference(Step / 2), best = (4 * fine - coarse) / 3;
        double tolerance = Math.Abs(coarse - fine) + Rounding * size(x) / (Step / 2) + 1e-6 * Math.Abs(exact);
        return Math.Abs(exact - best) <= tolerance ? null : $"the gradient gives {exact}, differences {best} ± {tolerance}";
    }

    private static Tensor[] Leaves(Tensor[] x, double[]?[] v) => [.. x.Select((t, i) => v[i] is null ? t.Detach() : t.Detach().AttachGrad())];

    private static Tensor?[] Gradients(OpTrial trial, Tensor[] leaves, Tensor w, bool createGraph)
    {
        Tensor[] wanted = [.. leaves.Where(t => t.RequiresGrad)];
        Tensor[] found = Autograd.Grad([trial.Apply(leaves)], wanted, [w], createGraph);
        int next = 0;
        return [.. leaves.Select(t => t.RequiresGrad ? found[next++] : null)];
    }

    private static Tensor? Inner(Tensor?[] g, double[]?[] v)
    {
        Tensor? sum = null;
        for (int i = 0; i < g.Length; i++)
        {
            if (g[i] is not { } t || v[i] is not { } d) continue;
            Tensor term = (t * Tensors.Float32(d, t.Shape)).Sum();
            sum = sum is null ? term : sum + term;
        }
        return sum;
    }

    private static double Along(Tensor?[] g, double[]?[] v) => Total(g, v, (a, b) => a * b);

    private static double Size(Tensor?[] g, double[]?[] v) => Total(g, v, (a, b) => Math.Abs(a * b));

    private static double Total(Tensor?[] g, double[]?[] v, Func<double, double, double> term)
    {
        double sum = 0;
        for (int i = 0; i < g.Length; i++)
            if (g[i] is { } t && v[i] is { } d) sum += t.ToArray<double>().Zip(d, term).Sum();
        return sum;
    }
}
