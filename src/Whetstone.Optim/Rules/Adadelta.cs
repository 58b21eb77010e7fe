using System.Runtime.CompilerServices;
using Whetstone.Kernels;
using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Adadelta (Zeiler, arXiv:1212.5701): steps in the units of the parameter, from averages of squared gradients and squared steps.</summary>
/// <remarks><c>v = ρv + (1 − ρ)g²; d = √(u + ε) / √(v + ε) · g; u = ρu + (1 − ρ)d²; w −= rate·d</c>, with <c>g = scale·∇ + decay·w</c>.</remarks>
public sealed class Adadelta(IReadOnlyList<ParameterGroup> groups, float learningRate = 1, float rho = 0.9f, float weightDecay = 0, float epsilon = 1e-6f)
    : Optimizer(groups, learningRate, weightDecay)
{
    /// <summary>Trains one group of parameters.</summary>
    public Adadelta(IReadOnlyList<Parameter> parameters, float learningRate = 1, float rho = 0.9f, float weightDecay = 0, float epsilon = 1e-6f)
        : this([new ParameterGroup(parameters)], learningRate, rho, weightDecay, epsilon)
    {
    }

    /// <inheritdoc/>
    protected override void Update(in UpdateContext u) => u.Apply(new Rule(u.Rate, u.Scale, u.Decay, rho, epsilon));

    private readonly struct Rule(float rate, float scale, float decay, float rho, float epsilon) : IUpdate
    {
        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<T>(ref T w, T g, ref T v, ref T u, ref T c) where T : struct, ILane<T>
        {
            g = g * T.Of(scale) + T.Of(decay) * w;
            v = T.Of(rho) * v + T.Of(1 - rho) * g * g;
            T d = T.Sqrt(u + T.Of(epsilon)) / T.Sqrt(v + T.Of(epsilon)) * g;
            u = T.Of(rho) * u + T.Of(1 - rho) * d * d;
            w = w - T.Of(rate) * d;
        }
    }
}
