namespace Whetstone.Graphs.Tests.Shapes;

/// <summary>Extents that only a run tells.</summary>
public sealed class UnknownExtentTests
{
    private static Tensor Rows(Graph g) => g.Placeholder(DType.Float32, Shape.Partial(Shape.Unknown, 6), "rows");

    public static TheoryData<string> Refused => [.. Cases.Keys];

    // Each would build the unknown size into the graph.
    private static readonly Dictionary<string, Action<Tensor>> Cases = new()
    {
        ["its length"] = x => _ = x.Length,
        ["an extent"] = x => _ = x.Shape[0],
        ["an extent from the end"] = x => _ = x.Shape[^2],
        ["flip"] = x => x.Flip(0),
        ["rows from the end"] = x => _ = x[^1],
        ["some rows"] = x => _ = x[..2],
        ["split"] = x => x.Split(2),
        ["ones like"] = x => x.OnesLike(),
        ["sort order"] = x => x.ArgSort(0),
        ["squeeze of whatever is 1"] = x => x.Squeeze(),
        ["shuffled rows"] = x => x.Shuffle(new Rng(1)),
        ["dropout of columns"] = x => x.Dropout(0.5, new Rng(1), 1),
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_needs_an_unknown_extent_says_so(string name)
    {
        Tensor x = Rows(new Graph());
        Exception e = Assert.ThrowsAny<Exception>(() => Cases[name](x));
        Assert.Matches("unknown|Graph.Call", e.Message);
        Assert.DoesNotContain("-1 elements", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inside_a_function_of_the_graph_every_extent_is_known()
    {
        Graph g = new();
        Tensor x = Rows(g), y = g.Call("FlipRows", t => t[0].Flip(0) * t[0].Shape[0], [x]);
        Assert.Equal([null, 6], y.GetShape().AsList());
        using Session session = new(g);
        foreach (int rows in (int[])[1, 4])
        {
            Tensor value = Tensor.Uniform([rows, 6], new Rng(3));
            Assert.Equal((value.Flip(0) * rows).ToArray(), session.Run(y, new() { [x] = value }).ToArray());
        }
    }

    [Fact]
    public void Shapes_print_as_in_TensorFlow()
    {
        using Scope graph = new Graph().AsDefault();
        Assert.Equal("Tensor(\"x:0\", shape=(?, 2), dtype=float32)", Tf.Placeholder(Tf.Float32, [null, 2], "x").ToString());
        Assert.Equal("Tensor(\"v:0\", shape=(3,), dtype=int64)", Tf.Placeholder(Tf.Int64, [3], "v").ToString());
    }

    [Fact]
    public void Several_extents_may_be_unknown()        // E03: the text says in theory not
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, null, 3], "x"), y = Tf.ReduceSum(x, [0, 1]);
        Tensor images = Tf.Placeholder(Tf.Float32, [null, null, null, 3]), pooled = Tf.Nn.MaxPool(images, [1, 2, 2, 1], [1, 2, 2, 1], "SAME");
        using Session session = new();
        Assert.Equal([6, 6, 6], session.Run(y, new() { [x] = Tensor.Ones([2, 3, 3]) }).ToArray());
        Assert.Equal([20, 20, 20], session.Run(y, new() { [x] = Tensor.Ones([5, 4, 3]) }).ToArray());
        Assert.Equal([null, null, null, 3], pooled.GetShape().AsList());
        Assert.Equal(new Shape(1, 3, 2, 3), session.Run(pooled, new() { [images] = Tensor.Ones([1, 5, 4, 3]) }).Shape);
    }

    [Fact]
    public void An_unknown_extent_beside_a_known_one_becomes_known()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 2]), y = x + Tensor.Ones([32, 2]);
        Assert.Equal([32, 2], y.GetShape().AsList());
    }

    [Fact]
    public void Shapes_that_cannot_fit_are_refused_when_the_graph_is_built()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 2], "x");
        GraphException e = Assert.Throws<GraphException>(() => Tf.MatMul(x, Tensor.Ones([3, 4]), name: "product"));
        Assert.Contains("operation 'product' (type MatMul) on x [?, 2]", e.Message, StringComparison.Ordinal);
        Assert.Contains("inner extents differ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ordinary_shapes_have_no_unknown_extents()
    {
        Assert.Contains("unknown until a graph runs", Assert.Throws<ArgumentException>(() => new Shape(-1, 2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Shape.Partial(-2));
        Assert.Equal(6, Shape.Partial(2, 3).Size);
    }
}
