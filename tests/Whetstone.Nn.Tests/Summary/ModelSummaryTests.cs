namespace Whetstone.Nn.Tests.Summary;

public sealed class ModelSummaryTests
{
    [Fact]
    public void A_network_without_values_is_summed_up_and_stays_without()
    {
        Sequential network = new(new Conv2d(3, 8, 3, stride: 2, padding: 1), new BatchNorm2d(8), new Relu(), new Conv2d(8, 8, 3, dilation: 2), new Flatten(), new Linear(8 * 16, 5));
        ModelSummary summary = ModelSummary.Of(network, [3, 16, 16]);
        Assert.Equal([new Shape(8, 8, 8), [8, 8, 8], [8, 8, 8], [8, 4, 4], [128], [5]], summary.Layers.Select(l => l.Output));
        Assert.Equal([3, 3, 3, 11, 11, 16], summary.Layers.Select(l => l.ReceptiveField.H));
        Assert.Equal(network.ParameterCount(), summary.Parameters);
        Assert.All(network.Parameters(), p => Assert.False(p.IsInitialized));
    }

    [Fact]
    public void Summing_up_changes_neither_running_averages_nor_random_streams()
    {
        Sequential network = new(new Conv2d(1, 2, 3), new BatchNorm2d(2), new Dropout());
        network.Initialize(new(1));
        RngState before = network.RandomStreams().Single().Stream.State;
        ModelSummary.Of(network, [1, 5, 5]);
        Assert.All(network.NamedBuffers().Where(b => b.Path.EndsWith("mean", StringComparison.Ordinal)), b => Assert.All(b.Buffer.Data.ToArray(), v => Assert.Equal(0, v)));
        Assert.Equal(before, network.RandomStreams().Single().Stream.State);
    }

    [Fact]
    public void A_network_that_reads_numbers_on_its_way_is_run()
    {
        Sequential network = new(new Conv2d(1, 2, 3), new Lambda(x => x.Sum().Item() > 1e9 ? -x : x), new Flatten());
        network.Initialize(new(1));
        Assert.Equal([new Shape(2, 3, 3), [2, 3, 3], [18]], ModelSummary.Of(network, [1, 5, 5]).Layers.Select(l => l.Output));
    }

    [Fact]
    public void An_input_that_does_not_fit_is_refused_with_the_layers_path() =>
        Assert.Contains("1", Assert.Throws<ShapeException>(() => ModelSummary.Of(new Sequential(new Relu(), new Conv2d(3, 8, 9)), [3, 4, 4])).Message, StringComparison.Ordinal);
}
