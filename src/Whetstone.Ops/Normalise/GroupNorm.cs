namespace Whetstone;

/// <summary>Group normalisation (Wu and He, ECCV 2018).</summary>
public static class GroupNormApi
{
    extension(Tensor x)
    {
        /// <summary>Brings each group of neighbouring channels of each sample to mean 0 and variance 1, then scales and shifts each channel.</summary>
        /// <param name="groups">Number of groups, a divisor of the number of channels.</param>
        /// <param name="gamma">Scales [C]; 1 if omitted.</param>
        /// <param name="beta">Shifts [C]; 0 if omitted.</param>
        /// <param name="eps">Added to the biased variance.</param>
        /// <returns>Shape: [N, C, …] → same.</returns>
        /// <exception cref="ShapeException">The channels cannot be divided so, or gamma or beta is not [C].</exception>
        public Tensor GroupNorm(int groups, Tensor? gamma = null, Tensor? beta = null, double eps = 1e-5)
        {
            if (x.Rank < 2 || groups < 1 || x.Shape[1] % groups != 0)
                throw new ShapeException($"GroupNorm: needs [N, C, …] with C a multiple of {groups} groups; got {x.Spec}");
            int n = x.Shape[0], rest = x.Shape.Size / Math.Max(1, n * groups);
            Tensor y = x.Reshape(new Shape(n, groups, rest)).RowNorm(1, eps).Reshape(x.Shape);
            if (gamma is not null) y *= Fits(gamma);
            return beta is null ? y : y + Fits(beta);

            Tensor Fits(Tensor affine) => affine.Shape == new Shape(x.Shape[1]) ? Channels.Along(affine, x.Rank)
                : throw new ShapeException($"GroupNorm: gamma and beta must be [{x.Shape[1]}]; got {affine.Spec}");
        }
    }
}
