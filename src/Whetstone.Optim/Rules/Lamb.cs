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
        Tensor w = u.Value, g = u.Gradient * u.Scale, m = u.Slot.State(0, w), v = u.Slot.State(1, w);
        m.Assign(m * beta1 + g * (1 - beta1));
        v.Assign(v * beta2 + g.Square() * (1 - beta2));
        double bias1 = 1 - Math.Pow(beta1, u.Slot.Steps), bias2 = 1 - Math.Pow(beta2, u.Slot.Steps);
        Tensor s = m / bias1 / ((v / bias2).Sqrt() + epsilon) + w * u.Decay;

        float size = MathF.Sqrt(w.Square().Mean().Item()), step = MathF.Sqrt(s.Square().Mean().Item());
        float ratio = size > 0 && step > 0 ? Math.Min(size / step, LargestRatio) : 1;
        w.Assign(w - s * (u.Rate * ratio));
    }
}
