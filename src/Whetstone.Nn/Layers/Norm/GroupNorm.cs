namespace Whetstone.Nn;

/// <summary>Group normalisation (arXiv:1803.08494): groups of channels of each sample to mean 0 and variance 1, then scaled and shifted. Shape: [N, C, …] → same.</summary>
public sealed partial class GroupNorm : Module
{
    private readonly int groups;
    private readonly double eps;

    /// <summary>Normalises groups of channels.</summary>
    public GroupNorm(int groups, int channels, double eps = 1e-5, bool affine = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        if (channels % groups != 0) throw new ArgumentException($"{groups} groups do not divide {channels} channels", nameof(groups));
        (this.groups, this.eps) = (groups, eps);
        if (!affine) return;
        Weight = new([channels], Role.Scale);
        Bias = new([channels], Role.Bias);
    }

    /// <summary>Gamma, [C], or null.</summary>
    public Parameter? Weight { get; }

    /// <summary>Beta, [C], or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.GroupNorm(groups, Weight?.Data, Bias?.Data, eps);

    /// <inheritdoc/>
    protected override string Describe() => $"{groups}, {Weight?.Shape[0].ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no affine"}, eps={eps}";
}
