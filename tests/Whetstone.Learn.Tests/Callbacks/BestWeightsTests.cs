using Whetstone.Learn.Tests.Training;

namespace Whetstone.Learn.Tests.Callbacks;

public sealed class BestWeightsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("whetstone-tests-").FullName;

    private string Saved => Path.Combine(folder, "checkpoint.safetensors");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_weights_of_the_best_epoch_remain()
    {
        Learner learner = New();
        Trail trail = new(worseFrom: 2);
        BestWeights best = new();
        Run run = learner.Fit(5, [trail, best]);
        Assert.Equal(1, best.Epoch);
        Assert.Equal(trail.Weights[1], Small.Values(run.Model));
        Assert.NotEqual(trail.Weights[4], trail.Weights[1]);
        Assert.Equal(best.Best, trail.Losses.Min());
    }

    [Fact]
    public void A_run_that_goes_on_knows_the_best_epoch_before_it()
    {
        Trail trail = new(worseFrom: 2);
        Run whole = New().Fit(5, [trail, new BestWeights()]);
        New().Fit(3, [new Trail(worseFrom: 2), new BestWeights(), new Learn.Checkpoints(Saved, TimeSpan.MaxValue)]);
        BestWeights best = new();
        Run resumed = New().Fit(5, [new Trail(worseFrom: 2), best, new Learn.Checkpoints(Saved, TimeSpan.MaxValue)], Checkpoint.Load(Saved));
        Assert.Equal(1, best.Epoch);
        Assert.Equal(Small.Values(whole.Model), Small.Values(resumed.Model));
    }

    [Fact]
    public void It_needs_validation_data_and_a_known_figure()
    {
        Assert.Contains("validation data", Assert.Throws<InvalidOperationException>(() => Small.Learner().Fit(1, [new BestWeights()])).Message, StringComparison.Ordinal);
        Assert.Contains("no metric 'f1'; it has loss, accuracy", Assert.Throws<InvalidOperationException>(() => New().Fit(1, [new BestWeights("f1")])).Message, StringComparison.Ordinal);
    }

    private static Learner New() => Small.Learner(Small.Net(), valid: Small.Data(samples: 8, shuffle: false));

    /// <summary>Keeps the weights after each epoch; from one epoch on, huge steps spoil them.</summary>
    private sealed class Trail(int worseFrom) : Callback
    {
        public override bool OnlyWatches => true;

        public List<double[]> Weights { get; } = [];

        public List<double> Losses { get; } = [];

        public override Flow BeginEpoch(Run run)
        {
            run.Optimizer.LearningRate = run.Epoch >= worseFrom ? 30 : 0.05f;
            return Flow.Continue;
        }

        public override Flow AfterEpoch(Run run)
        {
            Weights.Add(Small.Values(run.Model));
            Losses.Add(run.ValidMetrics[0].Value);
            return Flow.Continue;
        }
    }
}
