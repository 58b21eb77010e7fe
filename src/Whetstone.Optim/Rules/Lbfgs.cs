using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Limited-memory BFGS with a line search that meets the strong Wolfe conditions (Nocedal and Wright, Numerical Optimization, chapters 3 and 7).</summary>
/// <remarks>For losses that are the same at every evaluation: small data sets, no dropout. Each step evaluates the loss several times.</remarks>
public sealed class Lbfgs
{
    private const double LeastCurvature = 1e-10;

    private readonly IReadOnlyList<Parameter> parameters;
    private readonly int iterations, evaluations, history;
    private readonly double gradientTolerance, changeTolerance;
    private readonly bool strongWolfe;
    private readonly List<(double[] Step, double[] Change, double Rho)> pairs = [];
    private double[]? direction, gradient;
    private double scale = 1, length;
    private long done;

    /// <summary>Trains parameters.</summary>
    /// <param name="parameters">What is changed.</param>
    /// <param name="learningRate">First trial length of a line search, or the length itself without one.</param>
    /// <param name="iterations">Directions a step.</param>
    /// <param name="evaluations">Most evaluations a step; null for 5/4 of the iterations.</param>
    /// <param name="gradientTolerance">Largest gradient at which a step ends.</param>
    /// <param name="changeTolerance">Change of the loss or of the parameters at which a step ends.</param>
    /// <param name="history">Pairs remembered.</param>
    /// <param name="strongWolfe">Whether lengths are searched; otherwise each is the learning rate.</param>
    public Lbfgs(IReadOnlyList<Parameter> parameters, float learningRate = 1, int iterations = 20, int? evaluations = null, double gradientTolerance = 1e-7,
                 double changeTolerance = 1e-9, int history = 100, bool strongWolfe = true)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        (this.parameters, LearningRate, this.iterations, this.evaluations) = (parameters, learningRate, iterations, evaluations ?? iterations * 5 / 4);
        (this.gradientTolerance, this.changeTolerance, this.history, this.strongWolfe) = (gradientTolerance, changeTolerance, history, strongWolfe);
    }

    /// <summary>First trial length of a line search.</summary>
    public float LearningRate { get; set; }

    /// <summary>Takes up to the set number of iterations.</summary>
    /// <param name="closure">Clears the gradients, computes the loss, calls Backward, and returns the loss.</param>
    /// <returns>The loss before the step.</returns>
    public float Step(Func<Tensor> closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        (double loss, double[] g) = Evaluate(closure);
        float before = (float)loss;
        int used = 1;
        if (Vectors.Largest(g) <= gradientTolerance) return before;

        for (int i = 1; i <= iterations; i++)
        {
            double[] d = NextDirection(g);
            double slope = Vectors.Dot(g, d), previousLoss = loss;
            length = done == 1 ? Math.Min(1, 1 / Vectors.SumOfMagnitudes(g)) * LearningRate : LearningRate;
            if (slope > -changeTolerance) break;

            gradient = g;
            double[] start = Read();
            if (strongWolfe)
            {
                StrongWolfe.Point found = StrongWolfe.Search(t => At(closure, start, d, t), new(length, loss, g, slope), d);
                (loss, g, length) = (found.Loss, found.Gradient, found.Length);
                used += found.Evaluations;
                Write(start, d, length);
            }
            else
            {
                Write(start, d, length);
                if (i != iterations)
                {
                    (loss, g) = Evaluate(closure);
                    used++;
                }
            }

            bool small = Vectors.Largest(g) <= gradientTolerance || length * Vectors.Largest(d) <= changeTolerance || Math.Abs(loss - previousLoss) < changeTolerance;
            if (i == iterations || used >= evaluations || small) break;
        }
        return before;
    }

    // Two loops over the remembered pairs turn the gradient into the direction (algorithm 7.4).
    private double[] NextDirection(double[] g)
    {
        done++;
        if (direction is null || gradient is null)
        {
            (scale, direction) = (1, Vectors.Scale(g, -1));
            return direction;
        }

        double[] change = Vectors.Add(g, gradient, -1), step = Vectors.Scale(direction, length);
        double curvature = Vectors.Dot(change, step);
        if (curvature > LeastCurvature)
        {
            if (pairs.Count == history) pairs.RemoveAt(0);
            pairs.Add((step, change, 1 / curvature));
            scale = curvature / Vectors.Dot(change, change);
        }

        double[] q = Vectors.Scale(g, -1), alpha = new double[pairs.Count];
        for (int i = pairs.Count - 1; i >= 0; i--)
        {
            alpha[i] = pairs[i].Rho * Vectors.Dot(pairs[i].Step, q);
            q = Vectors.Add(q, pairs[i].Change, -alpha[i]);
        }
        q = Vectors.Scale(q, scale);
        for (int i = 0; i < pairs.Count; i++)
            q = Vectors.Add(q, pairs[i].Step, alpha[i] - pairs[i].Rho * Vectors.Dot(pairs[i].Change, q));
        return direction = q;
    }

    private (double Loss, double[] Gradient) At(Func<Tensor> closure, double[] start, double[] d, double t)
    {
        Write(start, d, t);
        return Evaluate(closure);
    }

    private (double Loss, double[] Gradient) Evaluate(Func<Tensor> closure)
    {
        double loss;
        using (Autograd.EnableGrad()) loss = closure().Item<double>();
        return (loss, [.. parameters.SelectMany(p => p.Grad is { } g ? g.ToArray<double>() : new double[p.Data.Length])]);
    }

    private double[] Read() => [.. parameters.SelectMany(p => p.Data.ToArray<double>())];

    private void Write(double[] start, double[] d, double t)
    {
        using IDisposable noGrad = Autograd.NoGrad();
        int at = 0;
        foreach (Parameter parameter in parameters)
        {
            double[] values = new double[parameter.Data.Length];
            for (int i = 0; i < values.Length; i++, at++) values[i] = start[at] + t * d[at];
            parameter.Data.Assign(Tensor.Of(values, parameter.Shape).To(parameter.Data.DType));
        }
    }
}
