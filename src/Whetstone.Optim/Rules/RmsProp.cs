using System.Runtime.CompilerServices;
using Whetstone.Kernels;
using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>RMSProp (Tieleman and Hinton, 2012): gradients divided by a running root mean square.</summary>
/// <remarks><c>v = αv + (1 − α)g²</c>; centred, the square of a running mean is taken off; <c>m = momentum·m + g / (√v + ε); w −= rate·m</c>.</remarks>
public sealed class RmsProp(IReadOnlyList<ParameterGroup> groups, float learningRate = 0.01f, float alpha = 0.99f, float epsilon = 1e-8f, float weightDecay = 0, float momentum = 0, bool centered = false)
    : Optimizer(groups, learningRate, weightDecay)
{
    /// <summary>Trains one group of parameters.</summary>
    public RmsProp(IReadOnlyList<Parameter> parameters, float learningRate = 0.01f, float alpha = 0.99f, float epsilon = 1e-8f, float weightDecay = 0, float momentum = 0, bool centered = false)
        : this([new ParameterGroup(parameters)], learningRate, alpha, epsilon, weightDecay, momentum, centered)
    {
    }

    /// <inheritdoc/>
    protected override void Update(in UpdateContext u) => u.Apply(new Rule(u.Rate, u.Scale, u.Decay, alpha, epsilon, momentum, centered));

    private readonly struct Rule(float rate, float scale, float decay, float alpha, float epsilon, float momentum, bool centered) : IUpdate
    {
        public static int States => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<T>(ref T w, T g, ref T v, ref T m, ref T mean) where T : struct, ILane<T>
        {
            g = g * T.Of(scale) + T.Of(decay) * w;
            v = T.Of(alpha) * v + T.Of(1 - alpha) * g * g;
            T variance = v;
            if (centered)
            {
                mean = T.Of(alpha) * mean + T.Of(1 - alpha) * g;
                variance = v - mean * mean;
            }
            m = T.Of(momentum) * m + g / (T.Sqrt(variance) + T.Of(epsilon));
            w = w - T.Of(rate) * m;
        }
    }
}
