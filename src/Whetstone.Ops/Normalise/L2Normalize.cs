namespace Whetstone;

/// <summary>Scaling to Euclidean length 1.</summary>
public static class L2NormalizeApi
{
    extension(Tensor x)
    {
        /// <summary><c>x / max(‖x‖₂, eps)</c> along axes.</summary>
        /// <param name="axis">The axes along which the length is measured.</param>
        /// <param name="eps">The least length to divide by.</param>
        /// <returns>Shape: any → same.</returns>
        public Tensor L2Normalize(Axes axis, double eps = 1e-12) => x / x.Norm(2, axis, keepDims: true).Maximum(eps);
    }
}
