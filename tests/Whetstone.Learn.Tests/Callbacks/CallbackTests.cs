using Whetstone.Learn.Tests.Training;
using Whetstone.Optim;

namespace Whetstone.Learn.Tests.Callbacks;

public sealed class CallbackTests
{
    [Fact]
    public void A_line_an_epoch_is_printed_in_Gluons_words()
    {
        List<string> lines = [];
        Learner learner = Small.Learner(valid: Small.Data());
        learner.Fit(2, [new Fixed(), new EpochLines(lines.Add)]);
        Assert.Equal(2, lines.Count);
        Assert.Matches(@"^Epoch 0\. Loss: 1\.140, Train acc 0\.57, Test acc 0\.80, Time \d+\.\d sec$", lines[0]);
        Assert.StartsWith("Epoch 1. ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_that_is_no_number_stops_the_fit_before_the_step_and_says_where_and_what_to_try()
    {
        Learner learner = Small.Learner();
        Poison poison = new(batch: 2);
        Run run = learner.Fit(5, [poison, new StopOnNaN()]);
        Assert.Equal("the loss is NaN at epoch 0, batch 2, learning rate 0.1; try a learning rate ten times smaller, check the data for NaN, or start with a warm-up", run.StopReason);
        Assert.Equal(2, run.Steps);
        Assert.All(Small.Values(learner.Model), v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void Early_stopping_waits_as_many_epochs_as_its_patience_says()
    {
        Learner learner = Small.Learner(valid: Small.Data());
        learner.Optimizer.LearningRate = 0;
        Recorder recorder = new();
        Run run = learner.Fit(50, [recorder, new Fixed(), new EarlyStopping(patience: 2)]);
        Assert.Equal(4, recorder.Epochs.Count);
        Assert.Contains("has not fallen below", run.StopReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheduled_rate_follows_epochs_or_every_batch()
    {
        Recorder byEpoch = new(), byBatch = new();
        Small.Learner().Fit(2, [byEpoch, new Scheduled(new StepDecay(1, 0.1), 0.2f, everyBatch: false)]);
        Small.Learner().Fit(2, [byBatch, new Scheduled(new PolynomialDecay(2), 0.3f)]);
        Assert.Equal([0.2f, 0.2f, 0.2f, 0.02f, 0.02f, 0.02f], byEpoch.LearningRates, (a, b) => MathF.Abs(a - b) < 1e-6f);
        Assert.Equal([0.3f, 0.25f, 0.2f, 0.15f, 0.1f, 0.05f], byBatch.LearningRates, (a, b) => MathF.Abs(a - b) < 1e-6f);
    }

    [Fact]
    public void Progress_is_reported_after_every_batch_of_training_and_validation()
    {
        Collected collected = new();
        Small.Learner(valid: Small.Data(samples: 4)).Fit(1, [new ProgressReporter(collected)]);
        Assert.Equal([(1, 3, true), (2, 3, true), (3, 3, true), (1, 1, false)], collected.All.Select(p => (p.Batch, p.Batches, p.IsTraining)));
        Assert.All(collected.All, p => Assert.Equal(4, p.Samples));
    }

    private sealed class Collected : IProgress<TrainingProgress>
    {
        internal List<TrainingProgress> All { get; } = [];

        public void Report(TrainingProgress value) => All.Add(value);
    }

    // Gives the metrics the figures of the line the source tutorial shows.
    private sealed class Fixed : Callback
    {
        public override int Order => -10;

        public override Flow AfterEpoch(Run run)
        {
            (run.TrainMetrics[0].State, run.TrainMetrics[1].State, run.ValidMetrics[0].State, run.ValidMetrics[1].State) = ([1.14, 1], [57, 100], [1, 1], [80, 100]);
            return Flow.Continue;
        }
    }

    private sealed class Poison(int batch) : Callback
    {
        public override Flow AfterLoss(Run run)
        {
            if (run.IsTraining && run.BatchIndex == batch) run.Loss = run.Loss! * float.NaN;
            return Flow.Continue;
        }
    }
}
