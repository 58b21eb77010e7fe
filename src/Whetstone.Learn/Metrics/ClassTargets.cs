namespace Whetstone.Learn;

/// <summary>What metrics of classification need: one class a sample.</summary>
internal static class ClassTargets
{
    /// <exception cref="ShapeException">The outputs are not [N, C, …] with classes [N, …].</exception>
    internal static void Require(string metric, Tensor prediction, Tensor target)
    {
        bool fits = prediction.Rank >= 2 && !target.DType.IsFloating && target.Rank == prediction.Rank - 1 && target.Shape[0] == prediction.Shape[0];
        if (!fits)
            throw new ShapeException($"{metric}: needs outputs [N, C] and one class a sample, whole numbers [N]; got {prediction.Spec} and {target.Spec}. Pass the Learner metrics that fit, such as MultiLabelAccuracy or MeanAbsoluteError");
    }
}
