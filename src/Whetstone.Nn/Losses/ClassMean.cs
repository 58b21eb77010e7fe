namespace Whetstone.Nn;

/// <summary>The mean of losses of classes: samples count by their class's weight, ignored ones not at all.</summary>
internal static class ClassMean
{
    internal static Tensor Of(Tensor losses, Tensor labels, int classes, Tensor? weight, long ignoreIndex)
    {
        Tensor counts = weight is null ? labels.NotEqual(ignoreIndex).To(losses.DType) : labels.SampleWeights(classes, weight.Detach(), ignoreIndex);
        return losses.Sum() / counts.Sum();
    }
}
