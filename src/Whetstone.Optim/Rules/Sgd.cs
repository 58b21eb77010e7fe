using System.Runtime.CompilerServices;
using Whetstone.Kernels;
using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Stochastic gradient descent, with momentum and Nesterov's variant: PyTorch's formulas.</summary>
/// <remarks>
/// <c>g = scale·∇ + decay·w; m = momentum·m + (1 − dampening)·g</c>, where the first step sets <c>m = g</c>; then
/// <c>w −= rate·m</c>, or with Nesterov <c>w −= rate·(g + momentum·m)</c>. Decoupled decay multiplies w by
/// <c>1 − rate·decay</c> instead (arXiv:1711.05101); without momentum the two are the same.
/// </remarks>
public sealed class Sgd : Optimizer
{
    /// <summary>Trains one group of parameters.</summary>
    public Sgd(IReadOnlyList<Parameter> parameters, float learningRate, float momentum = 0, float weightDecay = 0, bool nesterov = false, float dampening = 0, bool decoupled = false)
        : this([new ParameterGroup(parameters)], learningRate, momentum, weightDecay, nesterov, dampening, decoupled)
    {
    }

    /// <summary>Trains several groups.</summary>
    public Sgd(IReadOnlyList<ParameterGroup> groups, float learningRate, float momentum = 0, float weightDecay = 0, bool nesterov = false, float dampening = 0, bool decoupled = false)
        : base(groups, learningRate, weightDecay)
    {
        if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov needs a momentum above 0 and no dampening");
        (Momentum, Nesterov, Dampening, Decoupled) = (momentum, nesterov, dampening, decoupled);
    }

    /// <summary>How much of the last step is repeated, 0 to 1.</summary>
    public float Momentum { get; set; }

    /// <summary>What is taken off a new gradient's part in the momentum.</summary>
    public float Dampening { get; set; }

    /// <summary>Whether the gradient is taken as if after the step.</summary>
    public bool Nesterov { get; }

    /// <summary>Whether weight decay acts on the weights alone, not through the momentum.</summary>
    public bool Decoupled { get; }

    /// <inheritdoc/>
    protected override void Update(in UpdateContext u)
    {
        float shrink = Decoupled ? 1 - u.Rate * u.Decay : 1, l2 = Decoupled ? 0 : u.Decay;
        if (Momentum == 0) u.Apply(new Plain(u.Rate, u.Scale, l2, shrink));
        else u.Apply(new WithMomentum(u.Rate, u.Scale, l2, shrink, Momentum, u.Slot.Steps == 1 ? 1 : 1 - Dampening, Nesterov));
    }

    private readonly struct Plain(float rate, float scale, float l2, float shrink) : IUpdate
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<T>(ref T w, T g, ref T a, ref T b, ref T c) where T : struct, ILane<T> =>
            w = w * T.Of(shrink) - T.Of(rate) * (g * T.Of(scale) + T.Of(l2) * w);
    }

    private readonly struct WithMomentum(float rate, float scale, float l2, float shrink, float momentum, float fresh, bool nesterov) : IUpdate
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<T>(ref T w, T g, ref T m, ref T b, ref T c) where T : struct, ILane<T>
        {
            g = g * T.Of(scale) + T.Of(l2) * w;
            m = T.Of(momentum) * m + T.Of(fresh) * g;
            w = w * T.Of(shrink) - T.Of(rate) * (nesterov ? g + T.Of(momentum) * m : m);
        }
    }
}
