namespace Whetstone.Learn.Tests.Training;

public class EventTests
{
    private static readonly string[] Trained = ["BeginBatch", "AfterPrediction", "AfterLoss", "AfterBackward", "AfterStep", "AfterBatch"];
    private static readonly string[] Validated = ["BeginValidate", "BeginBatch", "AfterPrediction", "AfterLoss", "AfterBatch"];

    [Fact]
    public void Two_epochs_of_two_batches_raise_exactly_the_documented_events() =>
        Assert.Equal(["BeginFit", .. Epoch(), .. Epoch(), "AfterFit"], Record(new(), epochs: 2));

    [Fact]
    public void Ending_a_batch_leaves_out_its_step_and_goes_on_with_the_next() =>
        Assert.Equal(["BeginFit", "BeginEpoch", "BeginBatch", "AfterPrediction", "AfterLoss", "AfterCancelBatch", "AfterBatch", .. Trained, .. Validated, "AfterEpoch", "AfterFit"],
            Record(new("AfterLoss", Flow.EndBatch)));

    [Fact]
    public void A_validation_batch_that_is_cut_short_is_told_too() =>
        Assert.Equal(["BeginFit", "BeginEpoch", .. Trained, .. Trained, "BeginValidate", "BeginBatch", "AfterPrediction", "AfterCancelBatch", "AfterBatch", "AfterEpoch", "AfterFit"],
            Record(new("AfterPrediction", Flow.EndBatch, time: 3)));

    [Fact]
    public void Ending_an_epoch_leaves_out_its_other_batches_and_its_validation() =>
        Assert.Equal(["BeginFit", "BeginEpoch", .. Trained, "AfterCancelEpoch", "AfterEpoch", .. Epoch(), "AfterFit"],
            Record(new("AfterBatch", Flow.EndEpoch), epochs: 2));

    [Fact]
    public void Ending_the_fit_before_the_step_leaves_the_step_out() =>
        Assert.Equal(["BeginFit", "BeginEpoch", "BeginBatch", "AfterPrediction", "AfterLoss", "AfterBackward", "AfterBatch", "AfterCancelFit", "AfterFit"],
            Record(new("AfterBackward", Flow.EndFit), epochs: 2));

    [Fact]
    public void Ending_the_fit_after_an_epoch_starts_no_other() =>
        Assert.Equal(["BeginFit", .. Epoch(), "AfterCancelFit", "AfterFit"], Record(new("AfterEpoch", Flow.EndFit), epochs: 3));

    [Fact]
    public void A_fit_ended_before_it_begins_has_no_epoch() =>
        Assert.Equal(["BeginFit", "AfterCancelFit", "AfterFit"], Record(new("BeginFit", Flow.EndFit)));

    [Fact]
    public void A_batch_without_a_step_changes_no_weight()
    {
        Learner learner = Ready(Small.Learner(train: Small.Data(samples: 4)));
        float[] before = learner.Model.StateDict()["0.weight"].ToArray();
        Run run = learner.Fit(1, [new EventLog("AfterBackward", Flow.EndBatch)]);
        Assert.Equal(before, learner.Model.StateDict()["0.weight"].ToArray());
        Assert.Equal(0, run.Steps);
        Assert.All(learner.Model.Parameters(), p => Assert.Null(p.Grad));
    }

    [Fact]
    public void After_the_fit_is_told_and_the_network_predicts_even_when_a_callback_throws()
    {
        EventLog log = new();
        Learner learner = Ready(Small.Learner());
        Assert.Throws<NotSupportedException>(() => learner.Fit(1, [log, new Throwing()]));
        Assert.Equal("AfterFit", log.Events[^1]);
        Assert.False(learner.Model.Training);
    }

    [Fact]
    public void Callbacks_run_sorted_by_order()
    {
        List<int> order = [];
        Ready(Small.Learner()).Fit(1, [new Ordered(5, order), new Ordered(-1, order), new Ordered(0, order)]);
        Assert.Equal([-1, 0, 5], order);
    }

    // How the learner runs its steps.
    private protected virtual Learner Ready(Learner learner) => learner;

    private static string[] Epoch() => ["BeginEpoch", .. Trained, .. Trained, .. Validated, "AfterEpoch"];

    private List<string> Record(EventLog log, int epochs = 1)
    {
        Ready(Small.Learner(train: Small.Data(samples: 8), valid: Small.Data(samples: 4))).Fit(epochs, [log]);
        return log.Events;
    }

    private sealed class Throwing : Callback
    {
        public override bool OnlyWatches => true;

        public override Flow AfterLoss(Run run) => throw new NotSupportedException();
    }

    private sealed class Ordered(int order, List<int> seen) : Callback
    {
        public override bool OnlyWatches => true;

        public override int Order => order;

        public override Flow BeginFit(Run run)
        {
            seen.Add(order);
            return Flow.Continue;
        }
    }
}
