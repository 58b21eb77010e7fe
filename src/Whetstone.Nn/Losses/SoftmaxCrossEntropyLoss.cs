namespace Whetstone.Nn;

/// <summary>Cross entropy of softmax(logits) and the true classes: PyTorch's CrossEntropyLoss, Gluon's SoftmaxCrossEntropyLoss.</summary>
/// <remarks>
/// Labels are class numbers [N, …] of an integer type, or probabilities of the logits' own shape [N, C, …]. Under
/// <see cref="Reduction.Mean"/> with class weights the sum is divided by the weights of the labels, and ignored samples do not count.
/// </remarks>
/// <param name="weight">Weights of the classes, [C]; null for 1.</param>
/// <param name="ignoreIndex">The label of samples that do not count.</param>
/// <param name="smoothing">Label smoothing, in [0, 1] (arXiv:1512.00567).</param>
/// <param name="reduction">How the losses of samples become one result.</param>
public sealed class SoftmaxCrossEntropyLoss(Tensor? weight = null, long ignoreIndex = -100, double smoothing = 0, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    public override Tensor Call(Tensor prediction, Tensor target)
    {
        Tensor losses = Elements(prediction, target);
        if (Reduction != Reduction.Mean || target.DType.IsFloating) return Reduce(losses);
        return ClassMean.Of(losses, target, prediction.Shape[1], weight, ignoreIndex);
    }

    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        return target.DType.IsFloating
            ? prediction.SoftmaxCrossEntropyDense(target, weight, smoothing)
            : prediction.SoftmaxCrossEntropy(target, weight, smoothing, ignoreIndex);
    }
}
