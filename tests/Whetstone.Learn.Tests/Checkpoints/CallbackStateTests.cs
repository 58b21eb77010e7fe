using Whetstone.Learn.Tests.Training;
using Whetstone.Optim;

namespace Whetstone.Learn.Tests.Checkpoints;

public sealed class CallbackStateTests : IDisposable
{
    private const int Epochs = 12, BatchesAnEpoch = 3, LastEpoch = 4;

    // With a patience of 2, the fit ends after epoch 4. Who forgets epochs 0 to 2 finds epoch 3 the best so far and ends after epoch 6.
    private static readonly double[] ValidLosses = [1, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");

    private string Saved => Path.Combine(folder.FullName, "saved");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(3 * BatchesAnEpoch, 0)]        // killed as epoch 2 ended, with one bad epoch counted
    [InlineData(3 * BatchesAnEpoch + 2, 0)]    // in the middle of epoch 3, saved after its last batch
    [InlineData(3 * BatchesAnEpoch + 2, 1000)] // the same, saved after epoch 2
    [InlineData(5 * BatchesAnEpoch - 1, 0)]    // in epoch 4, with two bad epochs counted
    public void A_run_killed_while_patience_is_counted_ends_as_one_that_was_not(int batches, int secondsBetweenSavings)
    {
        Learner whole = New(), killed = New(), resumed = New(seed: 9);
        Run uninterrupted = whole.Fit(Epochs, [new EarlyStopping(patience: 2)]);
        Assert.Equal(LastEpoch, uninterrupted.Epoch);

        Assert.Throws<KilledException>(() => killed.Fit(Epochs,
            [new EarlyStopping(patience: 2), new Killer(batches), new Learn.Checkpoints(Saved, TimeSpan.FromSeconds(secondsBetweenSavings))]));
        Run run = resumed.Fit(Epochs, [new EarlyStopping(patience: 2)], Checkpoint.Load(Saved));

        Assert.Equal((uninterrupted.Epoch, uninterrupted.Steps, uninterrupted.StopReason), (run.Epoch, run.Steps, run.StopReason));
        Assert.Equal(Small.Values(whole.Model), Small.Values(resumed.Model));
    }

    [Fact]
    public void A_run_killed_when_its_patience_had_just_ended_trains_no_more()
    {
        Learner stopped = New(), resumed = New(seed: 9);
        stopped.Fit(Epochs, [new EarlyStopping(patience: 2), new Learn.Checkpoints(Saved, TimeSpan.MaxValue)]);
        Run run = resumed.Fit(Epochs, [new EarlyStopping(patience: 2)], Checkpoint.Load(Saved));
        Assert.Equal((LastEpoch + 1L) * BatchesAnEpoch, run.Steps);
        Assert.Contains("has not fallen below 0.5 for 3 epochs", run.StopReason, StringComparison.Ordinal);
        Assert.Equal(Small.Values(stopped.Model), Small.Values(resumed.Model));
    }

    [Fact]
    public void A_rate_lowered_on_a_plateau_falls_at_the_same_step_and_records_are_whole()
    {
        Recorder records = new(), resumedRecords = new();
        Learner whole = New(), killed = New(), resumed = New(seed: 9);
        whole.Fit(6, [Plateau(whole), records]);
        Assert.Equal([0.1f, 0.01f], records.LearningRates.Distinct(), (a, b) => MathF.Abs(a - b) < 1e-6f);

        Assert.Throws<KilledException>(() => killed.Fit(6,
            [Plateau(killed), new Recorder(), new Killer(3 * BatchesAnEpoch + 2), new Learn.Checkpoints(Saved, TimeSpan.Zero)]));
        resumed.Fit(6, [Plateau(resumed), resumedRecords], Checkpoint.Load(Saved));

        Assert.Equal(records.LearningRates, resumedRecords.LearningRates);
        Assert.Equal(records.Losses, resumedRecords.Losses);
        Assert.Equal(records.Epochs.Select(Figures), resumedRecords.Epochs.Select(Figures));
    }

    [Fact]
    public void Callbacks_of_one_type_keep_their_own_states_and_new_ones_begin_anew()
    {
        Counter first = new(), second = new(), third = new() { Count = 50 };
        New().Fit(1, [new Counter { Count = 10 }, new Counter { Count = 20 }, new Learn.Checkpoints(Saved, TimeSpan.MaxValue)]);
        New().Fit(2, [first, second, third], Checkpoint.Load(Saved));
        Assert.Equal((16, 26, 53), (first.Count, second.Count, third.Count));
    }

    [Fact]
    public void A_callback_used_again_in_a_new_fit_begins_anew()
    {
        EarlyStopping stopping = new(patience: 2);
        New().Fit(Epochs, [stopping]);
        Assert.Equal(LastEpoch, New().Fit(Epochs, [stopping]).Epoch);
    }

    [Fact]
    public void A_damaged_state_of_a_callback_is_refused_with_its_name()
    {
        New().Fit(1, [new EarlyStopping(), new Learn.Checkpoints(Saved, TimeSpan.MaxValue)]);
        (IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> texts) = Safetensors.Read(Saved);
        Safetensors.Write(Saved, tensors.Where(t => !t.Key.EndsWith(".best", StringComparison.Ordinal)).ToDictionary(), texts);
        WeightFileException error = Assert.Throws<WeightFileException>(() => New().Fit(2, [new EarlyStopping()], Checkpoint.Load(Saved)));
        Assert.Contains("callback.EarlyStopping.0 (bad) is not what that callback saves", error.Message, StringComparison.Ordinal);
    }

    private static ScheduledOnPlateau Plateau(Learner learner) => new(new ReduceOnPlateau(learner.Optimizer, patience: 1, cooldown: 2));

    private static (int Epoch, double Train, double Valid) Figures(EpochRecord record) => (record.Epoch, record.Train[1], record.Valid[0]);

    private static Learner New(ulong seed = 1) => Small.Learner(Small.Net(seed), valid: Small.Data(samples: 8, shuffle: false), callbacks: new Losses());

    private sealed class Losses : Callback
    {
        public override int Order => -10;

        public override Flow AfterEpoch(Run run)
        {
            run.ValidMetrics[0].State = [ValidLosses[run.Epoch], 1];
            return Flow.Continue;
        }
    }

    private sealed class KilledException : Exception;

    /// <summary>Ends a run as a lost process does: nothing is saved any more.</summary>
    private sealed class Killer(int batches) : Callback
    {
        private int done;

        // Last, so that what is saved after the batch before is all there is.
        public override int Order => 2000;

        public override Flow AfterBatch(Run run) => run.IsTraining && ++done > batches ? throw new KilledException() : Flow.Continue;
    }

    private sealed class Counter : Callback
    {
        internal int Count { get; set; }

        public override IReadOnlyDictionary<string, Tensor> StateDict() => new Dictionary<string, Tensor> { ["count"] = Tensor.Of(Count) };

        public override void LoadStateDict(IReadOnlyDictionary<string, Tensor> state) => Count = state["count"].Item<int>();

        public override Flow AfterStep(Run run)
        {
            Count++;
            return Flow.Continue;
        }
    }
}
