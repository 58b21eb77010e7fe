namespace Whetstone.Nn;

/// <summary>Instance normalisation (arXiv:1607.08022): each channel of each sample to mean 0 and variance 1. Shape: [N, C, H, W] → same.</summary>
public sealed partial class InstanceNorm2d : Module
{
    private readonly double eps;

    /// <summary>Normalises channels.</summary>
    public InstanceNorm2d(int channels, double eps = 1e-5, bool affine = false)
    {
        this.eps = eps;
        if (!affine) return;
        Weight = new([channels], Role.Scale);
        Bias = new([channels], Role.Bias);
    }

    /// <summary>Gamma, [C], or null.</summary>
    public Parameter? Weight { get; }

    /// <summary>Beta, [C], or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.InstanceNorm(Weight?.Data, Bias?.Data, eps);

    /// <inheritdoc/>
    protected override string Describe() => $"eps={eps}";
}
