namespace Whetstone.Ops;

/// <summary>The weights of a convolution with the scales of a batch norm behind it in them: <c>w · gamma / √(variance + eps)</c>.</summary>
/// <remarks>Inputs: w [O, C/G, KH, KW], gamma [O], variance [O]. The bias is that of <see cref="FoldNormBias"/>. Computed in double precision.</remarks>
/// <param name="Eps">Added to the variance.</param>
[Op("FoldNormWeights")]
public sealed record FoldNormWeights(double Eps) : Op
{
    /// <inheritdoc/>
    public override bool IsPreparation => true;

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length != 3 || x[0].DType != DType.Float32 || x[0].Shape.Rank != 4) throw Bad("expects float32 w [O, C/G, KH, KW], gamma [O] and variance [O]", x);
        Spec outputs = new([x[0].Shape[0]]);
        return x[1] == outputs && x[2] == outputs ? x[0] : throw Bad("gamma and variance must be [O]", x);
    }

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        int each = l.Shape(0).Inner(0);
        for (int o = 0; o < l.Shape(0)[0]; o++)
        {
            double scale = Scale(l.X(1)[o], l.X(2)[o], Eps);
            for (int i = o * each; i < (o + 1) * each; i++) l.Y[i] = (float)(l.X(0)[i] * scale);
        }
    }

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
    {
        Tensor root = (x[2] + Eps).Rsqrt(), sums = input == 0 ? root : (dy * x[0]).Sum([1, 2, 3]);
        return input switch
        {
            0 => dy * (x[1] * root).Reshape(-1, 1, 1, 1),
            1 => sums * root,
            _ => sums * x[1] * root * root * root * -0.5,
        };
    }

    /// <inheritdoc/>
    public override bool NeedsOutput => false;

    internal static double Scale(float gamma, float variance, double eps) => gamma / Math.Sqrt(variance + eps);
}

/// <summary>The bias that goes with <see cref="FoldNormWeights"/>: <c>beta + (bias − mean) · gamma / √(variance + eps)</c>.</summary>
/// <remarks>Inputs, all [O]: gamma, beta, mean, variance, and the convolution's bias if it has one. Computed in double precision.</remarks>
/// <param name="Eps">Added to the variance.</param>
[Op("FoldNormBias")]
public sealed record FoldNormBias(double Eps) : Op
{
    /// <inheritdoc/>
    public override bool IsPreparation => true;

    /// <inheritdoc/>
    public override Spec Infer(ReadOnlySpan<Spec> x)
    {
        if (x.Length is not (4 or 5) || x[0].DType != DType.Float32 || x[0].Shape.Rank != 1) throw Bad("expects float32 gamma, beta, mean, variance and perhaps bias, all [O]", x);
        foreach (Spec s in x) if (s != x[0]) throw Bad("the inputs differ", x);
        return x[0];
    }

    /// <inheritdoc/>
    public override void Run(in Launch l)
    {
        for (int o = 0; o < l.Y.Length; o++)
            l.Y[o] = (float)(l.X(1)[o] + ((l.Count == 5 ? l.X(4)[o] : 0.0) - l.X(2)[o]) * FoldNormWeights.Scale(l.X(0)[o], l.X(3)[o], Eps));
    }

    /// <inheritdoc/>
    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
    {
        Tensor root = (x[3] + Eps).Rsqrt(), distance = x.Length == 5 ? x[4] - x[2] : x[2] * -1;
        return input switch
        {
            0 => dy * distance * root,
            1 => dy,
            2 => dy * x[0] * root * -1,
            3 => dy * distance * x[0] * root * root * root * -0.5,
            _ => dy * x[0] * root,
        };
    }

    /// <inheritdoc/>
    public override bool NeedsOutput => false;
}
