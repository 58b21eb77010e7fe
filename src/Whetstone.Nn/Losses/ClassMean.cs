namespace Whetstone.Nn;

/// <summary>The mean of losses of classes: samples count by their class's weight, ignored ones not at all.</summary>
internal static class ClassMean
{
    internal static Tensor Of(Tensor losses, Tensor labels, int classes, Tensor? weight, long ignoreIndex)
    {
        // Nothing ignored and no weights is the usual case, and then the plain mean is the same without another pass.
        // Symbols cannot be asked whether a sample is ignored, so they take the general way.
        bool isSymbolic = Program.IsTracing || labels.IsSymbolic;
        if (weight is null && !isSymbolic && !labels.Equal(ignoreIndex).Any().Item<bool>()) return losses.Mean();
        return losses.Sum() / labels.SampleWeights(classes, weight?.Detach(), ignoreIndex).Sum();
    }
}
