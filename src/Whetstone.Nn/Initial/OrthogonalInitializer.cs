namespace Whetstone.Nn;

/// <summary>A random matrix with orthogonal rows (or columns, if there are fewer) of equal length.</summary>
/// <param name="Gain">The length.</param>
public sealed record OrthogonalInitializer(float Gain) : Initializer
{
    /// <inheritdoc/>
    public override Tensor Create(Shape shape, Rng rng)
    {
        (float fanIn, _) = Fan(shape);
        int rows = shape[0], columns = (int)fanIn, count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        float[] random = Tensor.Normal([count, length], rng, 0, 1).ToArray();
        double[][] basis = GramSchmidt(random, count, length);

        float[] values = new float[rows * columns];
        for (int i = 0; i < count; i++)
            for (int j = 0; j < length; j++)
                values[rows <= columns ? i * columns + j : j * columns + i] = (float)(Gain * basis[i][j]);
        return Tensor.Of(values, shape);
    }

    // Twice is enough (Kahan and Parlett): the second pass removes what rounding left of the first.
    private static double[][] GramSchmidt(float[] random, int count, int length)
    {
        double[][] basis = new double[count][];
        for (int i = 0; i < count; i++)
        {
            double[] v = [.. random.AsSpan(i * length, length).ToArray().Select(x => (double)x)];
            for (int pass = 0; pass < 2; pass++)
                for (int k = 0; k < i; k++)
                {
                    double dot = 0;
                    for (int j = 0; j < length; j++) dot += v[j] * basis[k][j];
                    for (int j = 0; j < length; j++) v[j] -= dot * basis[k][j];
                }
            double norm = Math.Sqrt(v.Sum(x => x * x));
            basis[i] = [.. v.Select(x => x / norm)];
        }
        return basis;
    }
}
