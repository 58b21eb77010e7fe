namespace Whetstone.Graphs.Tests.Sessions;

/// <summary>What may be fed, and what is said of the rest.</summary>
public sealed class FeedTests
{
    [Fact]
    public void An_intermediate_tensor_can_be_fed()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [], "x"), h = x * 10, y = h + 1;
        using Session session = new();
        Assert.Equal(21, session.Run(y, new() { [x] = 2.0 }).Item());
        Assert.Equal(4, session.Run(y, new() { [h] = 3.0 }).Item());        // x is not needed then
    }

    [Fact]
    public void A_variable_can_be_fed_without_being_changed_or_initialised()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor v = Tf.Variable(2.0), y = v * 3;
        using Session session = new();
        Assert.Equal(15, session.Run(y, new() { [v] = 5.0 }).Item());
        Assert.Equal(["Variable"], session.UninitializedVariables);
    }

    [Fact]
    public void A_missing_value_is_named()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 2], "input_data");
        using Session session = new();
        Assert.Equal("You must feed a value for placeholder tensor 'input_data' with dtype float32 and shape (?, 2)", Assert.Throws<GraphException>(() => session.Run(x * 2)).Message);
    }

    [Fact]
    public void A_value_of_another_shape_is_refused()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 2], "input_data");
        using Session session = new();
        Assert.Equal("Cannot feed value of shape (5, 3) for Tensor 'input_data:0', which has shape '(?, 2)'",
            Assert.Throws<ArgumentException>(() => session.Run(x, new() { [x] = Tensor.Zeros([5, 3]) })).Message);
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [2], "x"), i = Tf.Placeholder(Tf.Int32, [], "i");
        using Session session = new();
        Assert.Contains("type int64 for Tensor 'x:0'", Assert.Throws<ArgumentException>(() => session.Run(x, new() { [x] = Tensor.Of(1L, 2L) })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => session.Run(i, new() { [i] = 1.5 }));
        Assert.Equal([1, 2], session.Run(x, new() { [x] = (int[])[1, 2] }).ToArray());      // numbers take the placeholder's type
    }

    [Fact]
    public void Tensors_of_other_graphs_are_refused()
    {
        Graph a = new(), b = new();
        Tensor x = a.Placeholder(DType.Float32, [], "x"), y = b.Placeholder(DType.Float32, [], "y");
        using Session session = new(a);
        Assert.Contains("'y:0', which is not an element", Assert.Throws<ArgumentException>(() => session.Run(x, new() { [y] = 1.0 })).Message, StringComparison.Ordinal);
        Assert.Contains("'y:0' is not an element", Assert.Throws<ArgumentException>(() => session.Run(y)).Message, StringComparison.Ordinal);
        Assert.Contains("ordinary tensor", Assert.Throws<ArgumentException>(() => session.Run(Tensor.Of(1f))).Message, StringComparison.Ordinal);
        Assert.Contains("not part of a graph", Assert.Throws<ArgumentException>(() => session.Run(x, new() { [Tensor.Of(1f)] = 1.0 })).Message, StringComparison.Ordinal);
    }
}
