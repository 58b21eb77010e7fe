using Whetstone.Nn;

namespace Whetstone.Optim;

/// <summary>Parameters that are trained alike.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="learningRateScale">Factor on the optimiser's learning rate.</param>
/// <param name="weightDecay">Weight decay of this group; null for the optimiser's.</param>
public sealed class ParameterGroup(IReadOnlyList<Parameter> parameters, float learningRateScale = 1, float? weightDecay = null)
{
    /// <summary>The parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = parameters;

    /// <summary>Factor on the optimiser's learning rate; may be changed at any time.</summary>
    public float LearningRateScale { get; set; } = learningRateScale;

    /// <summary>Weight decay of this group; null for the optimiser's.</summary>
    public float? WeightDecay { get; set; } = weightDecay;
}
