namespace Whetstone.Nn;

/// <summary>Local response normalisation across channels (AlexNet, NeurIPS 2012): <c>x / (k + α/size · Σ x²)^β</c>. Shape: [N, C, H, W] → same.</summary>
/// <param name="size">Channels in the sum.</param>
/// <param name="alpha">Weight of the sum.</param>
/// <param name="beta">Exponent.</param>
/// <param name="k">Constant in the denominator.</param>
public sealed class LocalResponseNorm(int size, double alpha = 1e-4, double beta = 0.75, double k = 1) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LocalResponseNorm(size, alpha, beta, k);

    /// <inheritdoc/>
    protected override string Describe() => $"{size}, alpha={alpha}, beta={beta}, k={k}";
}
