namespace Whetstone;

/// <summary>Layer normalisation (Ba, Kiros and Hinton, 2016).</summary>
public static class LayerNormApi
{
    extension(Tensor x)
    {
        /// <summary>Brings the last axes of each sample to mean 0 and variance 1, then scales and shifts each element.</summary>
        /// <param name="axes">How many axes at the end are normalised together.</param>
        /// <param name="gamma">Scales in the shape of those axes; 1 if omitted.</param>
        /// <param name="beta">Shifts in the shape of those axes; 0 if omitted.</param>
        /// <param name="eps">Added to the biased variance.</param>
        /// <returns>Shape: any → same.</returns>
        /// <exception cref="ShapeException">gamma or beta has another shape.</exception>
        public Tensor LayerNorm(int axes = 1, Tensor? gamma = null, Tensor? beta = null, double eps = 1e-5)
        {
            Tensor y = x.RowNorm(axes, eps);
            Shape shape = new(x.Shape.Span[^axes..]);
            if (gamma is not null) y *= Fits(gamma, shape);
            return beta is null ? y : y + Fits(beta, shape);
        }
    }

    private static Tensor Fits(Tensor affine, Shape shape) =>
        affine.Shape == shape ? affine : throw new ShapeException($"LayerNorm: gamma and beta must be {shape}; got {affine.Spec}");
}
