namespace Whetstone.Tests;

public sealed class SoftmaxCrossEntropyTests
{
    private static readonly Tensor Weights = Tensor.Of(0.5f, 2, 1.25f);

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.1, false)]
    [InlineData(0.1, true)]
    [InlineData(1, true)]
    public void Losses_follow_their_definition_with_weights_smoothing_and_ignored_labels(double smoothing, bool weighted)
    {
        foreach (int[] d in new int[][] { [], [4], [2, 3], [2, 1, 2] })
        {
            Tensor logits = FiniteDifference.Numbers([2, 3, .. d]), labels = Labels([2, .. d]);
            Tensor? weights = weighted ? Weights : null;
            double[] expected = Expected(logits, labels, weights?.ToArray() ?? [1, 1, 1], smoothing);
            MemoryOrder.Near(expected, logits.SoftmaxCrossEntropy(labels, weights, smoothing, ignoreIndex: -1));
            MemoryOrder.Near(expected, logits.To(DType.Float64).SoftmaxCrossEntropy(labels.To(DType.Int32), weights, smoothing, ignoreIndex: -1), 1e-6);
            Assert.Equal(labels.Shape, logits.SoftmaxCrossEntropy(labels, weights, smoothing, ignoreIndex: -1).Shape);
            if (d.Length == 2) MemoryOrder.Near(expected, MemoryOrder.ChannelsLast(logits).SoftmaxCrossEntropy(labels, weights, smoothing, ignoreIndex: -1));
            if (smoothing == 0) MemoryOrder.Near(expected, logits.LogSoftmax(1).NllLoss(labels, weights, ignoreIndex: -1));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Gradients_and_their_gradients_are_the_slopes(int rank)
    {
        int[] d = [.. Enumerable.Repeat(2, rank - 2)];
        Tensor logits = FiniteDifference.Numbers([2, 3, .. d]), labels = Labels([2, .. d]);
        FiniteDifference.CheckTwice(x => x[0].SoftmaxCrossEntropy(labels, Weights, 0.1, ignoreIndex: -1), logits);
        FiniteDifference.CheckTwice(x => x[0].SoftmaxCrossEntropy(labels, ignoreIndex: -1), logits);
        FiniteDifference.CheckTwice(x => x[0].NllLoss(labels, Weights, ignoreIndex: -1).Square(), logits);
        FiniteDifference.CheckTwice(x => x[0].SoftmaxCrossEntropyDense(x[1], Weights, 0.1), logits, FiniteDifference.Numbers(logits.Shape.ToArray()).Softmax(1));
    }

    [Fact]
    public void Dense_targets_that_name_one_class_are_labels()
    {
        Tensor logits = FiniteDifference.Numbers(3, 3), labels = Tensor.Of(2L, 0, 1), dense = labels.ClassTargets(3);
        Assert.Equal([0f, 0, 1, 1, 0, 0, 0, 1, 0], dense.ToArray());
        MemoryOrder.Near(logits.SoftmaxCrossEntropy(labels, smoothing: 0.2).ToArray<double>(), logits.SoftmaxCrossEntropyDense(dense, smoothing: 0.2));
        MemoryOrder.Near(logits.SoftmaxCrossEntropy(labels, Weights).ToArray<double>(), logits.SoftmaxCrossEntropyDense(dense, Weights));
    }

    [Fact]
    public void A_weighted_mean_divides_by_the_weights_of_the_labels()
    {
        Tensor labels = Tensor.Of(2L, -100, 1);
        Assert.Equal([1.25f, 0, 2], labels.SampleWeights(3, Weights).ToArray());
        Assert.Equal([1f, 0, 1], labels.SampleWeights(3).ToArray());
    }

    [Fact]
    public void Impossible_classes_that_are_not_asked_for_cost_nothing()
    {
        Tensor logits = Tensor.Of([0f, float.NegativeInfinity], new Shape(1, 2)), label = Tensor.Of(0L).Reshape(1);
        Assert.Equal(0, logits.SoftmaxCrossEntropy(label).Item());
        Assert.Equal(0, logits.LogSoftmax(1).NllLoss(label).Item());
        Assert.Equal(0, Tensor.Of(0f, float.NegativeInfinity).SoftmaxCrossEntropy(Tensor.Of(0L)).Item());
        Assert.Empty(Tensor.Zeros(new Shape(0, 2)).SoftmaxCrossEntropy(Tensor.Zeros(new Shape(0), DType.Int64)).ToArray());
    }

    [Fact]
    public void Errors_name_the_row_and_the_label_or_the_shapes()
    {
        Tensor logits = FiniteDifference.Numbers(2, 3), labels = Tensor.Of(1L, 3);
        Assert.Equal("label 3 at row 1 is outside [0, 3)", Assert.Throws<ArgumentOutOfRangeException>(() => logits.SoftmaxCrossEntropy(labels)).Message);
        Assert.Equal("label 3 at row 1 is outside [0, 3)", Assert.Throws<ArgumentOutOfRangeException>(() => logits.NllLoss(labels)).Message);
        Assert.Equal("SoftmaxCrossEntropy: labels must be int64 [2]; got [2, 3], int64 [1]", Assert.Throws<ShapeException>(() => logits.SoftmaxCrossEntropy(labels[..1])).Message);
        Assert.Equal("SoftmaxCrossEntropy: weights must be float32 [3]; got [2, 3], int64 [2], [2]", Assert.Throws<ShapeException>(() => logits.SoftmaxCrossEntropy(labels, Tensor.Of(1f, 2))).Message);
        Assert.StartsWith("SoftmaxCrossEntropy: label smoothing 2 is outside [0, 1]", Assert.Throws<ShapeException>(() => logits.SoftmaxCrossEntropy(labels, smoothing: 2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("SoftmaxCrossEntropy: labels must be int64 [2]", Assert.Throws<ShapeException>(() => logits.To(DType.Float64).SoftmaxCrossEntropy(labels[..1])).Message, StringComparison.Ordinal);
        Assert.StartsWith("NllLoss: log-probabilities [N, C, …] need labels [N, …]", Assert.Throws<ShapeException>(() => logits.NllLoss(labels[..1])).Message, StringComparison.Ordinal);
        Assert.StartsWith("SoftmaxCrossEntropyDense: logits and probabilities", Assert.Throws<ShapeException>(() => logits.SoftmaxCrossEntropyDense(logits[..1])).Message, StringComparison.Ordinal);
    }

    private static Tensor Labels(int[] shape)
    {
        Shape s = new(shape);
        return Tensor.Of([.. Enumerable.Range(0, s.Size).Select(i => i == 1 ? -1L : i % 3)], s);
    }

    private static double[] Expected(Tensor logits, Tensor labels, float[] w, double smoothing)
    {
        double[] x = logits.ToArray<double>();
        long[] t = labels.ToArray<long>();
        int pixels = t.Length / 2;
        double[] loss = new double[t.Length];
        for (int i = 0; i < t.Length; i++)
        {
            if (t[i] < 0) continue;
            double[] row = [.. Enumerable.Range(0, 3).Select(c => x[i / pixels * 3 * pixels + c * pixels + i % pixels])];
            double log = Math.Log(row.Sum(Math.Exp));
            loss[i] = -(1 - smoothing) * w[t[i]] * (row[t[i]] - log);
            for (int c = 0; c < 3; c++) loss[i] -= smoothing / 3 * w[c] * (row[c] - log);
        }
        return loss;
    }
}
