using Whetstone.Graphs;

namespace Whetstone.TensorBoard.Tests;

/// <summary>Files of events hold what was added, as a reader of the published formats finds it.</summary>
public sealed class EventFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("whetstone-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_checksum_of_the_reader_is_the_published_one() => Assert.Equal(0xE3069283, EventReader.Crc32C("123456789"u8));

    [Fact]
    public void A_file_begins_with_its_version_under_the_name_that_tensorboard_looks_for()
    {
        Clock clock = new();
        using EventFile file = new(folder.FullName, clock);
        Assert.Equal($"events.out.tfevents.{Clock.Seconds}.{Environment.MachineName}", Path.GetFileName(file.Path));
        Message first = Assert.Single(EventReader.Read(file.Path));
        Assert.Equal("brain.Event:2", first.Text(3));
        Assert.Equal(Clock.Seconds + 0.25, first.Real(1));
    }

    [Fact]
    public void Scalars_come_back_while_the_file_is_still_written()
    {
        using EventFile file = new(folder.FullName);
        (string Tag, float Value, long Step)[] wanted = [("train/loss", 0.5f, 0), ("train/loss", float.NegativeInfinity, 300), ("Güte", -1e-30f, long.MaxValue), (new('x', 1000), 1, 128)];
        foreach ((string tag, float value, long step) in wanted) file.AddScalar(tag, value, step);
        Assert.Equal(wanted, EventReader.Read(file.Path).Skip(1).Select(e =>
        {
            Message value = e.Only(5).Only(1);
            return (value.Text(1), value.Single(2), e.Number(2));
        }));
    }

    [Fact]
    public void A_graph_comes_back_with_names_kinds_inputs_and_shapes()
    {
        Graph graph = new();
        using (graph.AsDefault())
        {
            Tensor x = Tf.Placeholder(DType.Float32, [null, 3], "x"), w = Tf.Variable(Tensor.Ones([3, 2]), name: "w");
            using (graph.NameScope("layer"))
            using (graph.ControlDependencies(Tf.NoOp("first")))
            using (graph.Device("/cpu:0")) Tf.MatMul(x, w, name: "y");
        }
        using EventFile file = new(folder.FullName);
        file.AddGraph(graph);

        Message def = EventReader.Read(file.Path)[^1].Only(4);
        Message[] nodes = [.. def.Messages(1)];
        Assert.Equal(graph.GetOperations().Select(o => (o.Name, o.Type)), nodes.Select(n => (n.Text(1), n.Text(2))));
        Assert.True(def.Only(4).Number(1) > 0);
        Message y = nodes.Single(n => n.Text(1) == "layer/y");
        Assert.Equal(["x", "w/read", "^layer/first"], y.Texts(3).Select(n => n));
        Assert.Equal("/cpu:0", y.Text(4));
        Dictionary<string, Message> attributes = y.Messages(5).ToDictionary(a => a.Text(1), a => a.Only(2));
        Assert.Equal(1, attributes["T"].Number(6));
        Assert.Equal([-1, 2], attributes["_output_shapes"].Only(1).Only(7).Messages(2).Select(d => d.Number(1)));
        // Every input is a node: a viewer draws no loose ends.
        Assert.Empty(nodes.SelectMany(n => n.Texts(3)).Select(n => n.TrimStart('^')).Except(nodes.Select(n => n.Text(1))));
    }

    [Fact]
    public void Files_of_the_same_second_do_not_overwrite_each_other()
    {
        Clock clock = new();
        using EventFile first = new(folder.FullName, clock), second = new(folder.FullName, clock);
        Assert.NotEqual(first.Path, second.Path);
        Assert.All((string[])[first.Path, second.Path], p => Assert.Contains("tfevents", p, StringComparison.Ordinal));
    }

    private sealed class Clock : TimeProvider
    {
        internal const long Seconds = 1_700_000_000;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Seconds).AddMilliseconds(250);
    }
}
