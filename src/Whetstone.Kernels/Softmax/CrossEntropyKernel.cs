namespace Whetstone.Kernels;

/// <summary>Cross entropy of logits [rows, classes] against one label a row, with class weights and label smoothing.</summary>
/// <remarks>
/// With <c>p = softmax(logits)</c>, weights w and smoothing ε, the loss of a row with label t is
/// <c>−(1 − ε) · w[t] · log p[t] − ε / classes · Σ w[c] · log p[c]</c>. An ignored row has loss and gradient 0.
/// </remarks>
public static unsafe class CrossEntropyKernel
{
    /// <summary>Losses [rows] of logits [rows, classes].</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="logits">Logits [rows, classes].</param>
    /// <param name="labels">Labels [rows], each in [0, classes) or <paramref name="ignoreIndex"/>.</param>
    /// <param name="classWeights">Weights [classes], or empty for 1.</param>
    /// <param name="smoothing">Label smoothing ε in [0, 1].</param>
    /// <param name="ignoreIndex">The label of rows that do not count.</param>
    /// <param name="loss">Losses [rows].</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    public static void Forward(
        int rows, int classes, ReadOnlySpan<float> logits, ReadOnlySpan<long> labels, ReadOnlySpan<float> classWeights,
        float smoothing, long ignoreIndex, Span<float> loss, Workers workers)
    {
        Check(rows, classes, logits, labels, classWeights, ignoreIndex);
        SpanSize.Check(rows, loss.Length, nameof(loss));
        fixed (float* px = logits, pw = classWeights, py = loss)
        fixed (long* pl = labels)
            workers.For(rows, Grain.For(8L * classes), new CrossEntropyBody(new(classes, px, pl, pw, smoothing, ignoreIndex), py));
    }

    /// <summary>Gradients [rows, classes] of the losses with respect to the logits, each row times <paramref name="upstream"/> [rows].</summary>
    /// <inheritdoc cref="Forward"/>
    /// <param name="rows">Number of rows.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="logits">Logits [rows, classes].</param>
    /// <param name="labels">Labels [rows], each in [0, classes) or <paramref name="ignoreIndex"/>.</param>
    /// <param name="classWeights">Weights [classes], or empty for 1.</param>
    /// <param name="smoothing">Label smoothing ε in [0, 1].</param>
    /// <param name="ignoreIndex">The label of rows that do not count.</param>
    /// <param name="upstream">Gradients [rows] of the losses.</param>
    /// <param name="dlogits">Gradients [rows, classes] of the logits.</param>
    /// <param name="workers">Threads.</param>
    public static void Backward(
        int rows, int classes, ReadOnlySpan<float> logits, ReadOnlySpan<long> labels, ReadOnlySpan<float> classWeights,
        float smoothing, long ignoreIndex, ReadOnlySpan<float> upstream, Span<float> dlogits, Workers workers)
    {
        Check(rows, classes, logits, labels, classWeights, ignoreIndex);
        SpanSize.Check(rows, upstream.Length, nameof(upstream));
        SpanSize.Check(logits.Length, dlogits.Length, nameof(dlogits));
        fixed (float* px = logits, pw = classWeights, pg = upstream, pdx = dlogits)
        fixed (long* pl = labels)
            workers.For(rows, Grain.For(8L * classes), new CrossEntropyGradBody(new(classes, px, pl, pw, smoothing, ignoreIndex), pg, pdx));
    }

    /// <summary>What <see cref="Forward"/> and <see cref="Backward"/> give, to the bit, in one sweep over the logits.</summary>
    /// <inheritdoc cref="Backward"/>
    /// <param name="rows">Number of rows.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="logits">Logits [rows, classes].</param>
    /// <param name="labels">Labels [rows], each in [0, classes) or <paramref name="ignoreIndex"/>.</param>
    /// <param name="classWeights">Weights [classes], or empty for 1.</param>
    /// <param name="smoothing">Label smoothing ε in [0, 1].</param>
    /// <param name="ignoreIndex">The label of rows that do not count.</param>
    /// <param name="upstream">Gradients [rows] of the losses.</param>
    /// <param name="loss">Losses [rows].</param>
    /// <param name="dlogits">Gradients [rows, classes] of the logits.</param>
    /// <param name="workers">Threads.</param>
    public static void Both(
        int rows, int classes, ReadOnlySpan<float> logits, ReadOnlySpan<long> labels, ReadOnlySpan<float> classWeights,
        float smoothing, long ignoreIndex, ReadOnlySpan<float> upstream, Span<float> loss, Span<float> dlogits, Workers workers)
    {
        Check(rows, classes, logits, labels, classWeights, ignoreIndex);
        SpanSize.Check(rows, upstream.Length, nameof(upstream));
        SpanSize.Check(rows, loss.Length, nameof(loss));
        SpanSize.Check(logits.Length, dlogits.Length, nameof(dlogits));
        fixed (float* px = logits, pw = classWeights, pg = upstream, py = loss, pdx = dlogits)
        fixed (long* pl = labels)
        {
            CrossEntropyRows all = new(classes, px, pl, pw, smoothing, ignoreIndex);
            workers.For(rows, Grain.For(8L * classes), new CrossEntropyBothBody(all, new(all, py), new(all, pg, pdx), py));
        }
    }

    private static void Check(
        int rows, int classes, ReadOnlySpan<float> logits, ReadOnlySpan<long> labels, ReadOnlySpan<float> classWeights, long ignoreIndex)
    {
        Extent.Of(rows, classes, 1, logits.Length, nameof(logits));
        SpanSize.Check(rows, labels.Length, nameof(labels));
        SpanSize.CheckOrEmpty(classes, classWeights.Length, nameof(classWeights));
        for (int row = 0; row < rows; row++)
        {
            long label = labels[row];
            if ((ulong)label >= (ulong)classes && label != ignoreIndex)
                throw new ArgumentOutOfRangeException(null, $"label {label} at row {row} is outside [0, {classes})");
        }
    }
}
