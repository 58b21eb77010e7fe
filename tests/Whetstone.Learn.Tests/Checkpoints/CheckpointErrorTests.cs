using Whetstone.Learn.Tests.Training;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Learn.Tests.Checkpoints;

public sealed class CheckpointErrorTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");

    private string Saved => Path.Combine(folder.FullName, "saved");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_checkpoint_cut_in_half_is_refused()
    {
        Fit();
        byte[] whole = File.ReadAllBytes(Saved);
        File.WriteAllBytes(Saved, whole[..(whole.Length / 2)]);
        Assert.StartsWith(Saved, Assert.Throws<WeightFileException>(() => Checkpoint.Load(Saved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_weights_are_no_checkpoint()
    {
        Safetensors.Write(Saved, Small.Net().StateDict());
        Assert.Contains("holds tensors but no run", Assert.Throws<WeightFileException>(() => Checkpoint.Load(Saved)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"Version\":")]
    [InlineData("{\"TrainMetrics\":null,\"RandomStreams\":null}")]
    public void A_damaged_state_is_refused(string state)
    {
        Safetensors.Write(Saved, Small.Net().StateDict(), new Dictionary<string, string> { ["whetstone.run"] = state });
        Assert.Contains("the state of the run is damaged", Assert.Throws<WeightFileException>(() => Checkpoint.Load(Saved)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused_and_changes_nothing()
    {
        Fit();
        Sequential net = new(new Linear(4, 5), new Linear(5, 3));
        net.Initialize(new(1));
        Learner learner = Small.Learner(net);
        double[] before = Small.Values(net);
        StateDictException error = Assert.Throws<StateDictException>(() => learner.Fit(2, from: Checkpoint.Load(Saved)));
        Assert.Contains("0.weight is [5, 4] here but [8, 4] there", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Small.Values(net));
    }

    [Fact]
    public void A_checkpoint_of_another_rule_is_refused_and_changes_nothing()
    {
        Fit();
        Sequential net = Small.Net(seed: 5);
        double[] before = Small.Values(net);
        Learner learner = new(net, Small.Data(), new SoftmaxCrossEntropyLoss(), new Adam(net.Parameters()));
        Assert.Contains("Sgd", Assert.Throws<CheckpointException>(() => learner.Fit(2, from: Checkpoint.Load(Saved))).Message, StringComparison.Ordinal);
        Assert.Equal(before, Small.Values(net));
    }

    [Fact]
    public void A_checkpoint_of_data_in_another_order_is_refused()
    {
        Fit();
        Learner learner = Small.Learner(train: Small.Data(seed: 4));
        Assert.Contains("seed 3", Assert.Throws<CheckpointException>(() => learner.Fit(2, from: Checkpoint.Load(Saved))).Message, StringComparison.Ordinal);
    }

    private void Fit() => Small.Learner().Fit(1, [new Learn.Checkpoints(Saved, TimeSpan.MaxValue)]);
}
