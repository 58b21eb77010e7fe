namespace Whetstone.Nn;

/// <summary>In training, sets whole examples to 0 at random and scales the others up: at the end of a residual branch it leaves the branch out
/// (Huang et al., arXiv:1603.09382). Shape: any → same.</summary>
/// <param name="p">Probability with which an example is left out, in [0, 1).</param>
public sealed class StochasticDepth(double p) : Module
{
    private readonly double p = p is >= 0 and < 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), $"stochastic depth's probability {p} is outside [0, 1)");

    /// <inheritdoc/>
    protected internal override Rng? Random { get; set; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        if (!IsTraining || p == 0) return x;
        Rng rng = Random ?? throw new InvalidOperationException("StochasticDepth: has no random numbers yet; call Initialize(rng) on the network first");
        return x.Dropout(p, rng, [.. Enumerable.Range(1, x.Rank - 1)]);
    }

    /// <inheritdoc/>
    protected override string Describe() => $"p={p}";
}
