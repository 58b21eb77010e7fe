namespace Whetstone.Graphs.Tests.Sessions;

/// <summary>Variables belong to sessions, and change in a known order.</summary>
public sealed class VariableTests
{
    [Fact]
    public void Two_sessions_do_not_share_values()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor v = Tf.Variable(1.0), more = Tf.AssignAdd(v, 1.0);
        Operation init = Tf.GlobalVariablesInitializer();
        using Session a = new(), b = new();
        a.Run(init);
        b.Run(init);
        a.Run(more);
        a.Run(more);
        Assert.Equal((3f, 1f), (a.Run(v).Item(), b.Run(v).Item()));
    }

    [Fact]
    public void Fetching_an_assignment_runs_it_once()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor v = Tf.Variable(1.0), more = Tf.AssignAdd(v, 1.0), doubled = more * 2;
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        Tensor?[] both = session.Run([more, doubled, more]);
        Assert.Equal([2f, 4f, 2f], both.Select(t => t!.Item()));
        Assert.Equal(2, session.Run(v).Item());
    }

    [Fact]
    public void What_does_not_wait_for_a_change_sees_the_variable_before_it()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor v = Tf.Variable(1.0), set = Tf.Assign(v, 5.0), before = v * 10, after;
        using (Tf.ControlDependencies(set.Op)) after = v * 100;
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        Assert.Equal([5f, 10f, 1f, 500f], session.Run([set, before, v, after]).Select(t => t!.Item()));
    }

    [Fact]
    public void Two_variables_can_swap_their_values()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Variable(1.0), b = Tf.Variable(2.0);
        Operation swap = Tf.Group([Tf.Assign(a, b).Op, Tf.Assign(b, a).Op]);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        session.Run(swap);
        Assert.Equal((2f, 1f), (session.Run(a).Item(), session.Run(b).Item()));
    }

    [Fact]
    public void The_initializer_draws_anew_and_equal_seeds_draw_equally()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor w = Tf.Variable(Tf.TruncatedNormal([100], stddev: 0.1));
        Operation init = Tf.GlobalVariablesInitializer();
        using Session a = new(), b = new();
        a.Run(init);
        b.Run(init);
        float[] first = a.Run(w).ToArray();
        Assert.Equal(first, b.Run(w).ToArray());
        a.Run(init);
        Assert.NotEqual(first, a.Run(w).ToArray());
        Assert.All(first, v => Assert.InRange(v, -0.2f, 0.2f));
    }

    [Fact]
    public void Assignments_that_do_not_fit_are_refused_when_they_are_made()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor v = Tf.Variable(Tf.Zeros([2]), name: "v");
        Assert.Contains("'v' has shape (2,)", Assert.Throws<GraphException>(() => Tf.Assign(v, Tensor.Zeros([3]))).Message, StringComparison.Ordinal);
        Assert.Contains("'v' is float32", Assert.Throws<GraphException>(() => Tf.Assign(v, Tensor.Of(1L, 2L))).Message, StringComparison.Ordinal);
        Assert.Contains("is no variable", Assert.Throws<GraphException>(() => Tf.Assign(v + 1, 0.0)).Message, StringComparison.Ordinal);
        Assert.Contains("Tf.Assign", Assert.Throws<GraphException>(() => v.Assign(v + 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_can_be_counted()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor step = Tf.Variable(0, trainable: false, name: "step"), more = Tf.AssignAdd(step, 1);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        for (int i = 0; i < 3; i++) session.Run(more);
        Assert.Equal("3", session.Run(step).ToString());
    }

    [Fact]
    public void Variable_scopes_name_share_and_refuse()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a, b;
        using (Tf.VariableScope("conv1"))
        {
            a = Tf.GetVariable("weight", [2, 3], initializer: Tf.ConstantInitializer(0.5));
            Assert.Contains("Variable conv1/weight already exists", Assert.Throws<GraphException>(() => Tf.GetVariable("weight", [2, 3])).Message, StringComparison.Ordinal);
        }
        using (Tf.VariableScope("conv1", reuse: true))
        {
            b = Tf.GetVariable("weight", [2, 3]);
            Assert.Contains("does not exist", Assert.Throws<GraphException>(() => Tf.GetVariable("bias", [3])).Message, StringComparison.Ordinal);
            Assert.Contains("specified [3]", Assert.Throws<GraphException>(() => Tf.GetVariable("weight", [3])).Message, StringComparison.Ordinal);
        }
        Assert.Same(a, b);
        Assert.Equal("conv1/weight:0", a.Name);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        Assert.All(session.Run(a).ToArray(), v => Assert.Equal(0.5f, v));
    }

    [Fact]
    public void A_variable_made_after_a_change_does_not_wait_for_it()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor v = Tf.Variable(1.0), w;
        using (Tf.ControlDependencies(Tf.AssignAdd(v, 1.0).Op)) w = Tf.Variable(7.0);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        Assert.Equal(7, session.Run(w).Item());
        Assert.Equal(1, session.Run(v).Item());
    }

    [Fact]
    public void What_would_draw_while_the_graph_is_built_is_refused()
    {
        Graph g = new();
        Rng rng = new(1);
        Tensor x = g.Placeholder(DType.Float32, [8, 4, 2, 2]), value = Tensor.Ones([8, 4, 2, 2]);
        Assert.Contains("Graph.Call", Assert.Throws<GraphException>(() => x.Dropout(0.5, rng, 2, 3)).Message, StringComparison.Ordinal);
        Assert.Contains("Graph.Call", Assert.Throws<GraphException>(() => x.Shuffle(rng)).Message, StringComparison.Ordinal);
        Tensor y = g.Call("ChannelDropout", t => t[0].Dropout(0.5, rng, 2, 3), [x]);
        using Session session = new(g);
        Assert.NotEqual(session.Run(y, new() { [x] = value }).ToArray(), session.Run(y, new() { [x] = value }).ToArray());
    }

    [Fact]
    public void A_module_that_changes_its_own_state_is_refused()
    {
        Whetstone.Nn.BatchNorm2d norm = new(3);
        Tensor x = new Graph().Placeholder(DType.Float32, [2, 3, 4, 4], "x");
        norm.Initialize(new Rng(1));
        using IDisposable training = Autograd.TrainMode();
        Assert.Contains("in place", Assert.ThrowsAny<Exception>(() => norm.Call(x)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_draws_anew_at_each_run()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tensor.Ones([1000]), keep = Tf.Placeholder(Tf.Float32, []);
        Tensor y = Tf.Nn.Dropout(Tf.Constant(x), 0.25), z = Tf.Nn.Dropout(Tf.Constant(x), keep), own = Tf.Constant(x).Dropout(0.5, new Rng(1));
        using Session session = new();
        float[] first = session.Run(y).ToArray(), again = session.Run(y).ToArray();
        Assert.NotEqual(first, again);
        Assert.All(first, v => Assert.Contains(v, (float[])[0, 4]));
        Assert.InRange(first.Count(v => v > 0), 200, 300);
        Assert.NotEqual(session.Run(own).ToArray(), session.Run(own).ToArray());
        Assert.All(session.Run(z, new() { [keep] = 1.0 }).ToArray(), v => Assert.Equal(1, v));
        Assert.InRange(session.Run(z, new() { [keep] = 0.5 }).ToArray().Count(v => v == 2), 430, 570);
    }
}
