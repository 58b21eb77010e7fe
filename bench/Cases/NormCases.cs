using Whetstone.Kernels;

namespace Whetstone.Bench.Cases;

/// <summary>The sweeps of batch normalisation in training, each by itself.</summary>
public static class NormCases
{
    private const float Eps = 1e-5f;

    /// <param name="rows">Images times pixels.</param>
    /// <param name="c">Channels.</param>
    public static IEnumerable<KernelCase> Of(int rows, int c)
    {
        yield return Case(rows, c, "forward: moments", 4, 1, s => workers => BatchNormKernel.Moments(rows, c, s.X.Span, s.Mean.Span, s.Variance.Span, workers));
        yield return Case(rows, c, "forward: apply", 3, 2, s => workers =>
            BatchNormKernel.Apply(rows, c, s.X.Span, s.Mean.Span, s.Variance.Span, Eps, s.Gamma.Span, s.Beta.Span, s.Y.Span, workers));
        yield return Case(rows, c, "weight gradient", 4, 2, s => workers =>
            BatchNormGradKernel.Sums(rows, c, s.X.Span, s.Dy.Span, s.Mean.Span, s.Variance.Span, Eps, s.Gamma.Span, s.Beta.Span, workers));
        yield return Case(rows, c, "input gradient", 5, 3, s => workers =>
            BatchNormGradKernel.Input(rows, c, s.X.Span, s.Dy.Span, s.Mean.Span, s.Variance.Span, Eps, s.Gamma.Span, s.Gamma.Span, s.Beta.Span, s.Y.Span, rows, workers));
    }

    private static KernelCase Case(int rows, int c, string pass, int operations, int arrays, Func<Sweep, Action<Workers>> call) =>
        new("batch norm", $"{c} channels, {rows} rows", pass, (double)operations * rows * c, 4.0 * arrays * rows * c, () => call(new(rows, c)));

    private sealed class Sweep(int rows, int c)
    {
        internal Memory<float> X { get; } = Arrays.Filled((long)rows * c);

        internal Memory<float> Y { get; } = Arrays.Empty((long)rows * c);

        internal Memory<float> Dy { get; } = Arrays.Filled((long)rows * c);

        internal Memory<float> Mean { get; } = Arrays.Filled(c);

        internal Memory<float> Variance { get; } = Arrays.Empty(c);

        internal Memory<float> Gamma { get; } = Arrays.Filled(c);

        internal Memory<float> Beta { get; } = Arrays.Filled(c);
    }
}
