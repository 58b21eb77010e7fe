namespace Whetstone.Learn.Tests.Metrics;

public sealed class MetricTests
{
    // Best classes: 1, 0, 2, 1; second best: 2, 1, 1, 0.
    private readonly Tensor prediction = Tensor.Of([0f, 9, 5, 8, 3, 1, 0, 2, 7, 4, 6, 1], [4, 3]), truth = Tensor.Of([1L, 1, 2, 2], [4]);

    [Fact]
    public void Accuracy_is_the_share_of_right_first_choices_over_all_batches()
    {
        Accuracy metric = new();
        Assert.True(double.IsNaN(metric.Value));
        metric.Add(prediction, truth, 0);
        Assert.Equal(0.5, metric.Value);
        metric.Add(prediction[..1], truth[..1], 0);
        Assert.Equal(0.6, metric.Value);
        metric.Reset();
        Assert.True(double.IsNaN(metric.Value));
    }

    [Fact]
    public void Top_k_accuracy_counts_the_truth_among_the_k_best()
    {
        Assert.Equal(0.5, Of(new TopKAccuracy(1)).Value);
        Assert.Equal(0.75, Of(new TopKAccuracy(2)).Value);
        Assert.Equal(1, Of(new TopKAccuracy(3)).Value);
        Assert.Equal("top-2 accuracy", new TopKAccuracy(2).Name);
    }

    [Fact]
    public void Metrics_of_classes_say_what_they_need()
    {
        foreach (Metric metric in (Metric[])[new Accuracy(), new TopKAccuracy(2), new ConfusionMatrix(3)])
        {
            Assert.Contains("needs outputs [N, C]", Assert.Throws<ShapeException>(() => metric.Add(prediction, prediction, 0)).Message, StringComparison.Ordinal);
            Assert.Contains("needs outputs [N, C]", Assert.Throws<ShapeException>(() => metric.Add(prediction, Tensor.Of([1f, 1, 2, 2], [4]), 0)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Errors_of_regression_are_means_over_elements()
    {
        Tensor y = Tensor.Of([1f, 2, 3, 4], [2, 2]), t = Tensor.Of([1f, 0, 3, 8], [2, 2]);
        Metric absolute = new MeanAbsoluteError(), squared = new MeanSquaredError();
        foreach (Metric metric in (Metric[])[absolute, squared])
        {
            metric.Add(y, t, 0);
            metric.Add(y[..1], t[..1], 0);
            Assert.Throws<ShapeException>(() => metric.Add(y, t[0], 0));
        }
        Assert.Equal(8.0 / 6, absolute.Value, 12);
        Assert.Equal(24.0 / 6, squared.Value, 12);
    }

    [Fact]
    public void Multi_label_accuracy_counts_each_label_of_each_sample()
    {
        Tensor logits = Tensor.Of([-1f, 2, 0.5f, -3], [2, 2]), truth = Tensor.Of([0L, 1, 0, 0], [2, 2]);
        MultiLabelAccuracy metric = new();
        metric.Add(logits, truth, 0);
        Assert.Equal(0.75, metric.Value);
        MultiLabelAccuracy strict = new(0.6f);
        strict.Add(logits, truth, 0);
        Assert.Equal(1, strict.Value);
    }

    [Fact]
    public void A_function_is_a_metric_that_weighs_batches_by_their_samples()
    {
        FunctionMetric metric = new("largest", (y, _) => y.Max().Item());
        metric.Add(prediction, truth, 0);
        metric.Add(prediction[2..3], truth[2..3], 0);
        Assert.Equal((9 * 4 + 7) / 5.0, metric.Value);
        Assert.Equal("largest", metric.Fresh().Name);
    }

    [Fact]
    public void Mean_loss_weighs_batches_by_their_samples()
    {
        MeanLoss metric = new();
        metric.Add(prediction, truth, 1);
        metric.Add(prediction[..1], truth[..1], 6);
        Assert.Equal(2, metric.Value);
    }

    [Fact]
    public void A_confusion_matrix_counts_truth_by_row_and_prediction_by_column()
    {
        ConfusionMatrix metric = new(3);
        Of(metric);
        Assert.Equal([0L, 0, 0, 1, 1, 0, 0, 1, 1], Enumerable.Range(0, 9).Select(i => metric[i / 3, i % 3]));
        Assert.Equal(0.5, metric.Value);
    }

    [Fact]
    public void A_metric_continues_from_its_state_and_a_fresh_one_is_empty()
    {
        foreach (Metric metric in (Metric[])[new Accuracy(), new TopKAccuracy(2), new MeanLoss(), new ConfusionMatrix(3)])
        {
            Of(metric);
            Metric other = metric.Fresh();
            Assert.True(double.IsNaN(other.Value));
            other.State = metric.State;
            Assert.Equal(metric.Value, other.Value);
            Assert.Throws<ArgumentException>(() => other.State = [1]);
        }
    }

    private Metric Of(Metric metric)
    {
        metric.Add(prediction, truth, 1);
        return metric;
    }
}
