namespace Whetstone.Graphs.Tests.Graphs;

/// <summary>Names of operations are TensorFlow's.</summary>
public sealed class NameTests
{
    [Fact]
    public void Names_that_are_taken_get_a_number()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, []), y = Tf.Placeholder(Tf.Float32, []);
        Assert.Equal(["Placeholder:0", "Placeholder_1:0"], new[] { x.Name, y.Name });
        Assert.Equal(["add:0", "add_1:0", "mul:0", "sub:0", "truediv:0", "Neg:0"], new[] { x + y, x + y, x * y, x - y, x / y, -x }.Select(t => t.Name));
        Assert.Equal("mul_1/y", (x * 2).Op.Inputs[1].Op.Name);
        Assert.Equal("Relu:0", x.Relu().Name);
    }

    [Fact]
    public void A_name_that_looks_like_a_numbered_one_is_stepped_over()
    {
        NameTable names = new();
        Assert.Equal(["a", "a_1", "a_2", "a_3", "A_4"], new[] { names.Unique("a"), names.Unique("a_1"), names.Unique("a"), names.Unique("a"), names.Unique("A") });
    }

    [Fact]
    public void Scopes_prefix_names_and_are_unique_themselves()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [], "x"), a, b, c;
        using (Tf.NameScope("scope"))
        {
            a = x + 1;
            using (Tf.NameScope("inner")) b = Tf.Add(x, 1, name: "sum");
        }
        using (Tf.NameScope("scope")) c = x + 1;
        Assert.Equal(["scope/add:0", "scope/inner/sum:0", "scope_1/add:0"], new[] { a.Name, b.Name, c.Name });
    }

    [Fact]
    public void Lookups_that_fail_say_what_TensorFlow_says()
    {
        using Scope graph = new Graph().AsDefault();
        Graph g = Tf.GetDefaultGraph();
        Tf.Placeholder(Tf.Float32, [], "input_data");
        Assert.StartsWith("The name 'x' refers to an Operation not in the graph.", Assert.Throws<KeyNotFoundException>(() => g.GetOperationByName("x")).Message, StringComparison.Ordinal);
        Assert.StartsWith("The name 'x:0' refers to a Tensor which does not exist.", Assert.Throws<KeyNotFoundException>(() => g.GetTensorByName("x:0")).Message, StringComparison.Ordinal);
        Assert.Contains("only has 1 outputs", Assert.Throws<KeyNotFoundException>(() => g.GetTensorByName("input_data:1")).Message, StringComparison.Ordinal);
        Assert.Contains("'input_data:0'", Assert.Throws<ArgumentException>(() => g.GetTensorByName("input_data")).Message, StringComparison.Ordinal);
        Assert.Contains("There is a 'input_data'.", Assert.Throws<KeyNotFoundException>(() => g.GetOperationByName("Input_Data")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_blanks_are_refused()
    {
        using Scope graph = new Graph().AsDefault();
        Assert.Throws<ArgumentException>(() => Tf.Placeholder(Tf.Float32, [], "two words"));
    }

    [Fact]
    public void Types_are_not_mixed_until_cast()      // 001:137
    {
        using Scope graph = new Graph().AsDefault();
        Tensor i = Tf.Placeholder(Tf.Int32, [2], "i"), f = Tf.Placeholder(Tf.Float32, [2], "f");
        Assert.Contains("Tf.Cast", Assert.Throws<GraphException>(() => i + f).Message, StringComparison.Ordinal);
        Assert.Throws<GraphException>(() => Tf.Add(i, f));
        Assert.Throws<GraphException>(() => Tf.Add(i, 0.5));
        Assert.Equal(DType.Float32, (Tf.Cast(i, Tf.Float32) + f).DType);
    }

    [Fact]
    public void Tensors_of_two_graphs_do_not_meet()
    {
        Graph a = new(), b = new();
        Tensor x = a.Placeholder(DType.Float32, [], "x"), y = b.Placeholder(DType.Float32, [], "y");
        Assert.Contains("'y:0' of another graph", Assert.Throws<GraphException>(() => x + y).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_a_graph_tensor_cannot_be_read()
    {
        Tensor x = new Graph().Placeholder(DType.Float32, [], "x");
        Assert.Contains("Session.Run", Assert.Throws<GraphException>(() => x.Item()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_flow_of_control_has_its_own_default_graph()
    {
        Graph[] found = new Graph[2];
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            using Scope mine = new Graph().AsDefault();
            found[i] = Tf.GetDefaultGraph();
        });
        Assert.NotSame(found[0], found[1]);
    }

    [Fact]
    public void A_cycle_is_refused()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [], "x"), y = Tf.Identity(x, "y");
        Assert.Contains("cycle", Assert.Throws<GraphException>(() => x.Op.AddControlInput(y.Op)).Message, StringComparison.Ordinal);
    }
}
