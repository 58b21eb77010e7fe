using Whetstone.Kernels;
using Whetstone.Learn.Tests.Training;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Learn.Tests.Checkpoints;

public sealed class ResumeTests : IDisposable
{
    private const int Epochs = 3;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]      // the middle of the second epoch
    [InlineData(2, 5)]
    [InlineData(1, 6)]      // the last batch of an epoch
    [InlineData(2, 9)]
    public void A_run_cancelled_at_a_batch_and_resumed_ends_with_the_bits_of_one_that_was_not(int threads, int batches)
    {
        using Workers workers = new(threads);
        using IDisposable used = Workers.Use(workers);
        Learner whole = New();
        Run uninterrupted = whole.Fit(Epochs);

        string path = Cancel(New(), batches);
        Learner other = New(seed: 99);
        Run resumed = other.Fit(Epochs, from: Checkpoint.Load(path));
        Assert.Equal(Small.Values(whole.Model), Small.Values(other.Model));
        Assert.Equal(uninterrupted.TrainMetrics.Select(m => m.Value), resumed.TrainMetrics.Select(m => m.Value));
        Assert.Equal(uninterrupted.ValidMetrics.Select(m => m.Value), resumed.ValidMetrics.Select(m => m.Value));
        Assert.Equal(uninterrupted.Steps, resumed.Steps);
        Assert.Null(resumed.StopReason);
    }

    [Fact]
    public void A_rate_that_falls_with_every_step_goes_on_where_it_was()
    {
        Learner whole = New(), cut = New(), other = New(seed: 99);
        whole.Fit(Epochs, [Falling()]);
        string path = Path.Combine(folder.FullName, "falling");
        using CancellationTokenSource source = new();
        cut.Fit(Epochs, [Falling(), new Canceller(source, 4), new Learn.Checkpoints(path, TimeSpan.MaxValue)], cancellation: source.Token);
        other.Fit(Epochs, [Falling()], Checkpoint.Load(path));
        Assert.Equal(Small.Values(whole.Model), Small.Values(other.Model));
    }

    [Fact]
    public void One_and_two_threads_end_with_the_same_bits()
    {
        Learner[] learners = [New(), New()];
        for (int threads = 1; threads <= 2; threads++)
        {
            using Workers workers = new(threads);
            using (Workers.Use(workers)) learners[threads - 1].Fit(Epochs);
        }
        Assert.Equal(Small.Values(learners[0].Model), Small.Values(learners[1].Model));
    }

    [Fact]
    public void A_checkpoint_saved_as_a_resumed_run_begins_is_the_one_it_began_from()
    {
        string first = Cancel(New(), 4), second = Path.Combine(folder.FullName, "second");
        New().Fit(Epochs, [new SaveOnBegin(second)], Checkpoint.Load(first));
        Assert.Equal((1, 1), (Checkpoint.Load(second).Epoch, Checkpoint.Load(second).Batch));
    }

    [Fact]
    public void A_run_cancelled_twice_in_an_epoch_still_ends_with_the_same_bits()
    {
        Learner whole = New();
        whole.Fit(Epochs);
        string path = Cancel(New(), 4);
        path = Cancel(New(seed: 7), 1, Checkpoint.Load(path));
        Learner other = New(seed: 8);
        other.Fit(Epochs, from: Checkpoint.Load(path));
        Assert.Equal(Small.Values(whole.Model), Small.Values(other.Model));
    }

    [Fact]
    public void A_run_cancelled_during_validation_validates_again_and_trains_no_batch_twice()
    {
        Learner whole = New(), cut = New(), other = New(seed: 9);
        whole.Fit(Epochs);
        string path = Path.Combine(folder.FullName, "validation");
        using CancellationTokenSource source = new();
        cut.Fit(Epochs, [new Canceller(source, 1, training: false), new Learn.Checkpoints(path, TimeSpan.MaxValue)], cancellation: source.Token);
        Run resumed = other.Fit(Epochs, from: Checkpoint.Load(path));
        Assert.Equal(Small.Values(whole.Model), Small.Values(other.Model));
        Assert.Equal(9, resumed.Steps);
    }

    [Fact]
    public void Cancellation_leaves_the_network_as_it_was_after_a_whole_batch()
    {
        Learner cut = New(), short2 = New();
        using CancellationTokenSource source = new();
        Run run = cut.Fit(Epochs, [new Canceller(source, 2)], cancellation: source.Token);
        short2.Fit(1, [new EventLog("AfterBatch", Flow.EndFit, time: 2)]);
        Assert.Equal("cancelled", run.StopReason);
        Assert.Equal(2, run.Steps);
        Assert.False(cut.Model.Training);
        Assert.Equal(Small.Values(short2.Model), Small.Values(cut.Model));
    }

    private static Learner New(ulong seed = 1)
    {
        Sequential net = Small.Net(seed);
        return new(net, Small.Data(), new SoftmaxCrossEntropyLoss(), new Sgd(net.Parameters(), 0.1f, momentum: 0.9f), Small.Data(samples: 8, shuffle: false));
    }

    private static Scheduled Falling() => new(new CosineDecay(Epochs), 0.1f);

    private string Cancel(Learner learner, int batches, Checkpoint? from = null)
    {
        string path = Path.Combine(folder.FullName, $"after {batches}");
        using CancellationTokenSource source = new();
        Run run = learner.Fit(Epochs, [new Canceller(source, batches), new Learn.Checkpoints(path, TimeSpan.MaxValue, "notes")], from, source.Token);
        if (batches < 9) Assert.Equal("cancelled", run.StopReason);
        Assert.Equal("notes", Checkpoint.Load(path).Notes);
        return path;
    }

    private sealed class Canceller(CancellationTokenSource source, int batches, bool training = true) : Callback
    {
        private int done;

        public override Flow AfterBatch(Run run)
        {
            if (run.IsTraining == training && ++done == batches) source.Cancel();
            return Flow.Continue;
        }
    }

    private sealed class SaveOnBegin(string path) : Callback
    {
        public override Flow BeginFit(Run run)
        {
            Checkpoint.Save(path, run);
            return Flow.Continue;
        }
    }
}
