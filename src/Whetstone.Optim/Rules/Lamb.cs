using System.Runtime.CompilerServices;
using Whetstone.Kernels;
using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>LAMB (You et al., arXiv:1904.00962): Adam's direction, scaled for each tensor by the ratio of its own size to the step's.</summary>
/// <remarks>
/// <c>s = m̂ / (√v̂ + ε) + decay·w; w −= rate · min(rms(w) / rms(s), 10) · s</c>; the ratio is 1 where either is 0.
/// </remarks>
public sealed class Lamb(IReadOnlyList<ParameterGroup> groups, float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-6f, float weightDecay = 0)
    : Optimizer(groups, learningRate, weightDecay)
{
    private const float LargestRatio = 10;

    /// <summary>Trains one group of parameters.</summary>
    public Lamb(IReadOnlyList<Parameter> parameters, float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-6f, float weightDecay = 0)
        : this([new ParameterGroup(parameters)], learningRate, beta1, beta2, epsilon, weightDecay)
    {
    }

    /// <inheritdoc/>
    protected override void Update(in UpdateContext u)
    {
        bool known = u.IsLaterRun;
        double bias1 = 1 - Math.Pow(beta1, u.Slot.Steps), bias2 = 1 - Math.Pow(beta2, u.Slot.Steps);
        u.Apply(new Direction(u.Scale, u.Decay, beta1, beta2, (float)(1 / bias1), (float)(1 / bias2), epsilon));
        Tensor step = known ? u.Gradient : Scaled(u.Value, u.Slot.State(2, u.Value));
        (u with { Gradient = step }).Apply(new Descent(u.Rate));
    }

    // The ratio is a tensor [], so that a program computes it anew at each run.
    private static Tensor Scaled(Tensor w, Tensor s)
    {
        Tensor size = w.Square().Mean().Sqrt(), step = s.Square().Mean().Sqrt();
        Tensor both = size.Greater(0).LogicalAnd(step.Greater(0));
        return s * both.Where((size / step).Minimum(LargestRatio), Tensor.Of(1f));
    }

    /// <summary>Adam's direction with the decay, as third state; the parameter stays.</summary>
    private readonly struct Direction(float scale, float decay, float beta1, float beta2, float correction1, float correction2, float epsilon) : IUpdate
    {
        public static int States => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<T>(ref T w, T g, ref T m, ref T v, ref T s) where T : struct, ILane<T>
        {
            g = g * T.Of(scale);
            m = T.Of(beta1) * m + T.Of(1 - beta1) * g;
            v = T.Of(beta2) * v + T.Of(1 - beta2) * g * g;
            s = m * T.Of(correction1) / (T.Sqrt(v * T.Of(correction2)) + T.Of(epsilon)) + T.Of(decay) * w;
        }
    }

    private readonly struct Descent(float rate) : IUpdate
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<T>(ref T w, T g, ref T a, ref T b, ref T c) where T : struct, ILane<T> => w = w - T.Of(rate) * g;
    }
}
