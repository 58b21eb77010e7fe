namespace Whetstone;

/// <summary>Negative log-likelihood.</summary>
public static class NllLossApi
{
    extension(Tensor logProbabilities)
    {
        /// <summary><c>−w[label] · logProbabilities[label]</c> of each sample, as <c>torch.nn.NLLLoss</c> with <c>reduction='none'</c>.</summary>
        /// <param name="labels">Labels [N, d…] of an integer type.</param>
        /// <param name="classWeights">Weights [C]; 1 if omitted. They have no gradient.</param>
        /// <param name="ignoreIndex">The label of samples whose loss is 0.</param>
        /// <returns>One loss a sample. Shape: [N, C, d…] → [N, d…].</returns>
        /// <exception cref="ShapeException">The labels do not fit the log-probabilities.</exception>
        /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
        public Tensor NllLoss(Tensor labels, Tensor? classWeights = null, long ignoreIndex = ClassTargetsApi.Ignored)
        {
            Shape shape = logProbabilities.Shape;
            if (shape.Rank < 2 || labels.Shape != new Shape([shape[0], .. shape.Span[2..]]))
                throw new ShapeException($"NllLoss: log-probabilities [N, C, …] need labels [N, …]; got {logProbabilities.Spec}, {labels.Spec}");
            Tensor targets = labels.ClassTargets(shape[1], classWeights, 0, ignoreIndex).To(logProbabilities.DType);
            return SoftmaxCrossEntropyApi.Against(logProbabilities, targets);
        }
    }
}
