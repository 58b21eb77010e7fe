namespace Whetstone.Nn;

/// <summary>In training, sets whole channels to 0 at random and scales the others up (arXiv:1411.4280). Shape: [N, C, H, W] → same.</summary>
/// <param name="p">Probability of 0, in [0, 1).</param>
public sealed class Dropout2d(double p = 0.5) : Module
{
    private readonly double p = p is >= 0 and < 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), $"dropout probability {p} is outside [0, 1)");

    /// <inheritdoc/>
    protected internal override Rng? Random { get; set; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => IsTraining && p > 0
        ? x.Dropout(p, Random ?? throw new InvalidOperationException("Dropout2d: has no random numbers yet; call Initialize(rng) on the network first"), 2, 3)
        : x;

    /// <inheritdoc/>
    protected override string Describe() => $"p={p}";
}
