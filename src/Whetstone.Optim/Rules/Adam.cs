using System.Runtime.CompilerServices;
using Whetstone.Kernels;
using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Adam (Kingma and Ba, arXiv:1412.6980); with decoupled weight decay it is AdamW (Loshchilov and Hutter, arXiv:1711.05101).</summary>
/// <remarks>
/// <c>m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²; w −= rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)</c>. Coupled decay is added to
/// the gradient; decoupled, w is multiplied by <c>1 − rate·decay</c>.
/// </remarks>
public class Adam : Optimizer
{
    private readonly bool decoupled;

    /// <summary>Trains one group of parameters.</summary>
    public Adam(IReadOnlyList<Parameter> parameters, float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0)
        : this([new ParameterGroup(parameters)], learningRate, beta1, beta2, epsilon, weightDecay)
    {
    }

    /// <summary>Trains several groups.</summary>
    public Adam(IReadOnlyList<ParameterGroup> groups, float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, float weightDecay = 0)
        : this(groups, learningRate, beta1, beta2, epsilon, weightDecay, decoupled: false)
    {
    }

    private protected Adam(IReadOnlyList<ParameterGroup> groups, float learningRate, float beta1, float beta2, float epsilon, float weightDecay, bool decoupled)
        : base(groups, learningRate, weightDecay) => (Beta1, Beta2, Epsilon, this.decoupled) = (beta1, beta2, epsilon, decoupled);

    /// <summary>Decay of the mean gradient.</summary>
    public float Beta1 { get; set; }

    /// <summary>Decay of the mean squared gradient.</summary>
    public float Beta2 { get; set; }

    /// <summary>Keeps the quotient finite.</summary>
    public float Epsilon { get; set; }

    /// <inheritdoc/>
    protected override void Update(in UpdateContext u)
    {
        double bias1 = 1 - Math.Pow(Beta1, u.Slot.Steps), bias2 = 1 - Math.Pow(Beta2, u.Slot.Steps);
        u.Apply(new Rule((float)(u.Rate / bias1), u.Scale, decoupled ? 0 : u.Decay, decoupled ? 1 - u.Rate * u.Decay : 1, Beta1, Beta2, (float)(1 / Math.Sqrt(bias2)), Epsilon));
    }

    private readonly struct Rule(float rate, float scale, float l2, float shrink, float beta1, float beta2, float correction, float epsilon) : IUpdate
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<T>(ref T w, T g, ref T m, ref T v, ref T c) where T : struct, ILane<T>
        {
            g = g * T.Of(scale) + T.Of(l2) * w;
            m = T.Of(beta1) * m + T.Of(1 - beta1) * g;
            v = T.Of(beta2) * v + T.Of(1 - beta2) * g * g;
            w = w * T.Of(shrink) - T.Of(rate) * m / (T.Sqrt(v) * T.Of(correction) + T.Of(epsilon));
        }
    }
}
