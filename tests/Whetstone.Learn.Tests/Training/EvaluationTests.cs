using Whetstone.Nn;

namespace Whetstone.Learn.Tests.Training;

public sealed class EvaluationTests
{
    [Fact]
    public void Evaluation_changes_nothing_and_agrees_with_a_count_by_hand()
    {
        Learner learner = Small.Learner();
        learner.Model.Train();
        double[] before = Small.Values(learner.Model);
        IReadOnlyList<Metric> figures = learner.Evaluate(Small.Data(samples: 10, shuffle: false));
        Assert.Equal(before, Small.Values(learner.Model));
        Assert.True(learner.Model.Training);

        learner.Model.Eval();
        Tensor x = Testing.Tensors.Normal([10, 4], seed: 5), y = Tensor.Of([.. Enumerable.Range(0, 10).Select(i => (long)(i % 3))], [10]);
        Tensor prediction = learner.Model.Call(x);
        long[] best = prediction.ArgMax(1).ToArray<long>(), truth = y.ToArray<long>();
        Assert.Equal(new SoftmaxCrossEntropyLoss().Call(prediction, y).Item(), figures[0].Value, 1e-5);
        Assert.Equal(best.Where((b, i) => b == truth[i]).Count() / 10.0, figures[1].Value, 1e-12);
    }

    [Fact]
    public void Training_lowers_the_loss()
    {
        Recorder recorder = new();
        Learner learner = Small.Learner();
        learner.Optimizer.LearningRate = 0.02f;
        double before = learner.Evaluate(Small.Data())[0].Value;
        learner.Fit(60, [recorder]);
        double after = learner.Evaluate(Small.Data())[0].Value;
        Assert.Equal(180, recorder.Losses.Count);
        Assert.Equal(60, recorder.Epochs.Count);
        Assert.True(after < 0.7 * before, $"{before} became {after}");
    }
}
