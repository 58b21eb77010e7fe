namespace Whetstone;

/// <summary>Instance normalisation (Ulyanov, Vedaldi and Lempitsky, 2016).</summary>
public static class InstanceNormApi
{
    extension(Tensor x)
    {
        /// <summary>Brings each channel of each sample to mean 0 and variance 1, then scales and shifts it.</summary>
        /// <param name="gamma">Scales [C]; 1 if omitted.</param>
        /// <param name="beta">Shifts [C]; 0 if omitted.</param>
        /// <param name="eps">Added to the biased variance.</param>
        /// <returns>Shape: [N, C, …] → same.</returns>
        /// <exception cref="ShapeException">There are no axes of pixels, or gamma or beta is not [C].</exception>
        public Tensor InstanceNorm(Tensor? gamma = null, Tensor? beta = null, double eps = 1e-5) =>
            x.Rank > 2 ? x.GroupNorm(Math.Max(1, x.Shape[1]), gamma, beta, eps) : throw new ShapeException($"InstanceNorm: needs [N, C, L, …]; got {x.Spec}");
    }
}
