namespace Whetstone.Nn;

/// <summary>Leaky ReLU with learned slopes (arXiv:1502.01852). Shape: [N, C, …] → same.</summary>
public sealed partial class PRelu : Module
{
    /// <summary>One slope for all channels, or one each.</summary>
    /// <param name="parameters">1, or the number of channels.</param>
    /// <param name="initial">Starting slope.</param>
    public PRelu(int parameters = 1, float initial = 0.25f) => Weight = new([parameters], initializer: Initial.Constant(initial)) { Initializer = Initial.Constant(initial) };

    /// <summary>Slopes below 0, [1] or [C].</summary>
    public Parameter Weight { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        Tensor w = Weight;
        if (w.Length == 1 || x.Rank <= 2) return x.PRelu(w);
        int[] shape = new int[x.Rank - 1];
        Array.Fill(shape, 1);
        shape[0] = w.Length;
        return x.PRelu(w.Reshape(new Shape(shape)));
    }
}
