using System.Xml.Linq;

namespace Whetstone.Graphs.Tests.Graphs;

/// <summary>A graph as text and as a picture.</summary>
public sealed class ListingTests
{
    [Fact]
    public void Every_operation_has_a_line()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 8, 8, 3], "x"), w = Tf.GetVariable("w", [3, 3, 3, 4]);
        using (Tf.Device("/cpu:0")) Tf.Nn.Conv2d(x, w, [1, 1, 1, 1], "SAME");
        string text = Tf.GetDefaultGraph().ToString();
        Assert.Contains("x:0 = Placeholder() float32 (?, 8, 8, 3)\n", text, StringComparison.Ordinal);
        Assert.Contains("Conv2D:0 = Conv2D(x:0, w/read:0) float32 (?, 8, 8, 4) strides=[1, 1, 1, 1] padding=SAME on /cpu:0\n", text, StringComparison.Ordinal);
        Assert.Equal(Tf.GetDefaultGraph().GetOperations().Count, text.Count(c => c == '\n'));
    }

    [Fact]
    public void The_picture_has_a_box_for_every_scope_and_an_arrow_for_every_input()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [2], "x"), y;
        using (Tf.NameScope("layer")) y = Tf.Nn.Relu(x);
        using (Tf.ControlDependencies(y.Op)) Tf.NoOp("after");
        string dot = Tf.GetDefaultGraph().ToDot();
        Assert.StartsWith("digraph graph {", dot, StringComparison.Ordinal);
        Assert.Contains("subgraph \"cluster_layer\"", dot, StringComparison.Ordinal);
        Assert.Contains("\"x\" -> \"layer/Relu\" [label=\"(2,)\"", dot, StringComparison.Ordinal);
        Assert.Contains("\"layer/Relu\" -> \"after\" [style=dashed]", dot, StringComparison.Ordinal);
        Assert.Equal(dot.Count(c => c == '{'), dot.Count(c => c == '}'));
    }

    [Fact]
    public void The_drawing_has_a_box_for_every_operation_and_puts_each_below_what_it_waits_for()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [2, 3], "x"), w = Tf.Variable(1.0, name: "w"), y = Tf.Nn.Relu(x * w, "relu");
        Tensor step = Tf.Assign(w, Tf.Constant(2.0));
        // The other way round than they were made.
        y.Op.AddControlInput(step.Op);
        XDocument svg = XDocument.Parse(Tf.GetDefaultGraph().ToSvg());
        XElement[] all = [.. svg.Root!.Elements()];
        Assert.Equal(Tf.GetDefaultGraph().GetOperations().Count, all.Count(e => e.Name.LocalName == "rect"));
        Assert.Contains(all, e => e.Value == "x (Placeholder)");
        Assert.Contains(all, e => e.Value == "float32 (2, 3)");
        XElement[] lines = [.. all.Where(e => e.Name.LocalName == "line")];
        Assert.All(lines, line => Assert.True((int)line.Attribute("y1")! < (int)line.Attribute("y2")!));
        Assert.Single(lines, line => line.Attribute("stroke-dasharray") is not null);
    }

    [Fact]
    public void Collections_list_variables()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor w = Tf.Variable(1.0, name: "w"), step = Tf.Variable(0, trainable: false, name: "step");
        Assert.Equal([w, step], Tf.GlobalVariables());
        Assert.Equal([w], Tf.TrainableVariables());
        Assert.Empty(Tf.GetDefaultGraph().GetCollection("none"));
        Tf.GetDefaultGraph().AddToCollection("losses", w);
        Assert.Equal([w], Tf.GetDefaultGraph().GetCollection("losses"));
    }
}
