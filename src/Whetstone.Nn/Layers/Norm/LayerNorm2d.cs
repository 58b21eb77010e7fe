namespace Whetstone.Nn;

/// <summary>Layer normalisation of images: the channels at each place to mean 0 and variance 1, then scaled and shifted (arXiv:1607.06450, as ConvNeXt
/// has it). Shape: [N, C, H, W] → same.</summary>
/// <param name="channels">Channels.</param>
/// <param name="eps">Added to the variance.</param>
public sealed partial class LayerNorm2d(int channels, double eps = 1e-5) : Module
{
    /// <summary>Gamma, [C].</summary>
    public Parameter Weight { get; } = new([channels], Role.Scale);

    /// <summary>Beta, [C].</summary>
    public Parameter Bias { get; } = new([channels], Role.Bias);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        if (x.Rank != 4 || x.Shape[1] != channels) throw new ShapeException($"LayerNorm2d: expects x [N, {channels}, H, W]; got {x.Spec}");
        return x.Permute(0, 2, 3, 1).LayerNorm(1, Weight, Bias, eps).Permute(0, 3, 1, 2);
    }

    /// <inheritdoc/>
    protected override string Describe() => $"{channels}, eps={eps}";
}
