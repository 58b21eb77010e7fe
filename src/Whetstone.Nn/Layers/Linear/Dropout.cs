namespace Whetstone.Nn;

/// <summary>In training, sets elements to 0 at random and scales the others up (Srivastava et al., JMLR 2014). Shape: any → same.</summary>
/// <param name="p">Probability of 0, in [0, 1).</param>
public sealed class Dropout(double p = 0.5) : Module
{
    private readonly double p = p is >= 0 and < 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), $"dropout probability {p} is outside [0, 1)");

    /// <inheritdoc/>
    protected internal override Rng? Random { get; set; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => IsTraining && p > 0
        ? x.Dropout(p, Random ?? throw new InvalidOperationException("Dropout: has no random numbers yet; call Initialize(rng) on the network first"))
        : x;

    /// <inheritdoc/>
    protected override string Describe() => $"p={p}";
}
