namespace Whetstone.Nn;

/// <summary>Layer normalisation (arXiv:1607.06450): each sample to mean 0 and variance 1 over its last axes, then scaled and shifted. Shape: [N, …, *shape] → same.</summary>
public sealed partial class LayerNorm : Module
{
    private readonly Shape shape;
    private readonly double eps;

    /// <summary>Normalises over the last axes, which must have these extents.</summary>
    public LayerNorm(Shape shape, double eps = 1e-5, bool affine = true)
    {
        (this.shape, this.eps) = (shape, eps);
        if (!affine) return;
        Weight = new(shape, Role.Scale);
        Bias = new(shape, Role.Bias);
    }

    /// <summary>Gamma, or null.</summary>
    public Parameter? Weight { get; }

    /// <summary>Beta, or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        if (x.Rank < shape.Rank || x.Shape[^shape.Rank..] != shape) throw new ShapeException($"LayerNorm: the last axes of x are not {shape}; got {x.Spec}");
        return x.LayerNorm(shape.Rank, Weight?.Data, Bias?.Data, eps);
    }

    /// <inheritdoc/>
    protected override string Describe() => $"{shape}, eps={eps}";
}
