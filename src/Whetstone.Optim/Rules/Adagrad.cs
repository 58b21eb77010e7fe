using System.Runtime.CompilerServices;
using Whetstone.Kernels;
using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Adagrad (Duchi, Hazan and Singer, JMLR 2011): every number has its own rate, which falls with the sum of its squared gradients.</summary>
/// <remarks><c>h += g²; w −= rate / (1 + (t − 1)·rateDecay) · g / (√h + ε)</c>, with <c>g = scale·∇ + decay·w</c>.</remarks>
public sealed class Adagrad(IReadOnlyList<ParameterGroup> groups, float learningRate = 0.01f, float rateDecay = 0, float weightDecay = 0, float epsilon = 1e-10f)
    : Optimizer(groups, learningRate, weightDecay)
{
    /// <summary>Trains one group of parameters.</summary>
    public Adagrad(IReadOnlyList<Parameter> parameters, float learningRate = 0.01f, float rateDecay = 0, float weightDecay = 0, float epsilon = 1e-10f)
        : this([new ParameterGroup(parameters)], learningRate, rateDecay, weightDecay, epsilon)
    {
    }

    /// <inheritdoc/>
    protected override void Update(in UpdateContext u) => u.Apply(new Rule(u.Rate / (1 + (u.Slot.Steps - 1) * rateDecay), u.Scale, u.Decay, epsilon));

    private readonly struct Rule(float rate, float scale, float decay, float epsilon) : IUpdate
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<T>(ref T w, T g, ref T h, ref T b, ref T c) where T : struct, ILane<T>
        {
            g = g * T.Of(scale) + T.Of(decay) * w;
            h = h + g * g;
            w = w - T.Of(rate) * g / (T.Sqrt(h) + T.Of(epsilon));
        }
    }
}
