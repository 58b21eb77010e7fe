namespace Whetstone.Testing;

/// <summary>Compares gradients with central differences along random directions, in double precision.</summary>
public static class GradientCheck
{
    private const double Step = 1e-5, Tolerance = 1e-6;

    /// <summary>Throws unless the gradients of <paramref name="f"/>, and those of its gradients, are right at the inputs, which are of type float64.</summary>
    public static void Holds(Func<Tensor[], Tensor> f, params Tensor[] x)
    {
        First(f, x);

        // The gradient is a function of the inputs and of the result's gradient; it is linear in the latter, so it always has a gradient itself.
        First(all => Joined(Autograd.Grad([f(all[..^1])], all[..^1], [all[^1]], createGraph: true)), [.. x, Random(f(x).Shape, seed: 7)]);
    }

    /// <summary>Numbers in [−1, 1) of type float64, away from each other and from 0 by chance only.</summary>
    public static Tensor Random(Shape shape, int seed)
    {
        Random random = new(seed);
        double[] y = new double[shape.Size];
        for (int i = 0; i < y.Length; i++) y[i] = 2 * random.NextDouble() - 1;
        return Tensor.Of(y, shape);
    }

    private static void First(Func<Tensor[], Tensor> f, Tensor[] x)
    {
        Tensor[] leaves = Leaves(x);
        Tensor y = f(leaves), dy = Random(y.Shape, seed: 1);
        Tensor[] dx = Autograd.Grad([y], leaves, [dy]);
        for (int i = 0; i < x.Length; i++)
        {
            if (dx[i].Spec != x[i].Spec) throw new InvalidOperationException($"the gradient of input {i} {x[i].Spec} is {dx[i].Spec}");
            Tensor direction = Random(x[i].Shape, seed: 2 + i);
            double expected = (Along(Step) - Along(-Step)) / (2 * Step), actual = Dot(dx[i], direction);
            if (!(Math.Abs(expected - actual) <= Tolerance * (1 + Math.Abs(expected))))
                throw new InvalidOperationException($"the gradient of input {i} along a direction is {actual}; central differences give {expected}");

            double Along(double step)
            {
                Tensor[] moved = Leaves(x);
                moved[i] = (x[i] + direction * step).AttachGrad();
                return Dot(f(moved), dy);
            }
        }
    }

    private static Tensor[] Leaves(Tensor[] x) => [.. x.Select(t => t.Detach().AttachGrad())];

    private static double Dot(Tensor a, Tensor b) => a.ToArray<double>().Zip(b.ToArray<double>(), (p, q) => p * q).Sum();

    private static Tensor Joined(Tensor[] parts) => Tensor.Concat([.. parts.Select(p => p.Reshape(-1))]);
}
