namespace Whetstone.Graphs.Tests.Sessions;

/// <summary>Results come in the structure of what was asked for.</summary>
public sealed class FetchTests
{
    [Fact]
    public void A_list_gives_a_list_in_its_order_and_null_for_operations()     // 001:241
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Constant(1.0), b = Tf.Constant(2.0);
        using Session session = new();
        Tensor?[] results = session.Run([b, Tf.NoOp(), a, b]);
        Assert.Equal([2f, null, 1f, 2f], results.Select(r => r?.Item()));
    }

    [Fact]
    public void Nested_lists_dictionaries_tuples_and_names()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Constant(1.0, name: "a"), b = Tf.Constant(2.0, name: "b");
        Operation nothing = Tf.NoOp("nothing");
        using Session session = new();
        Tensor?[][] nested = session.Run((Fetch[][])[[a, b], [], [nothing, b]]);
        Assert.Equal([2, 0, 2], nested.Select(n => n.Length));
        Assert.Equal(2, nested[2][1]!.Item());
        IReadOnlyDictionary<string, Tensor?> named = session.Run(new Dictionary<string, Fetch> { ["x"] = b, ["op"] = nothing });
        Assert.Equal((2f, null), (named["x"]!.Item(), named["op"]));
        IReadOnlyDictionary<string, Tensor?[]> lists = session.Run(new Dictionary<string, IReadOnlyList<Fetch>> { ["both"] = (Fetch[])[a, b] });
        Assert.Equal(2, lists["both"][1]!.Item());
        (Tensor? first, Tensor? second) = session.Run((b, nothing));
        Assert.Equal((2f, null), (first!.Item(), second));
        Assert.Equal(1, session.Run(["a:0", "nothing"])[0]!.Item());
        Assert.Throws<KeyNotFoundException>(() => session.Run(["c:0"]));
    }

    [Fact]
    public void Tuples_have_up_to_seven_members()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Constant(1.0);
        Tensor[] t = [.. Enumerable.Range(0, 7).Select(i => x * i)];
        Operation nothing = Tf.NoOp();
        using Session session = new();
        (Tensor? a, Tensor? b, Tensor? c, Tensor? d) = session.Run((t[3], nothing, t[1], t[2]));
        Assert.Equal([3f, null, 1f, 2f], new[] { a, b, c, d }.Select(r => r?.Item()));
        var five = session.Run((t[0], t[1], t[2], t[3], t[4]));
        Assert.Equal((0f, 4f), (five.Item1!.Item(), five.Item5!.Item()));
        var six = session.Run((t[5], t[1], t[2], t[3], t[4], t[0]));
        Assert.Equal((5f, 0f), (six.Item1!.Item(), six.Item6!.Item()));
        var seven = session.Run((t[0], t[1], t[2], t[3], t[4], t[5], t[6]));
        Assert.Equal((0f, 6f), (seven.Item1!.Item(), seven.Item7!.Item()));
    }

    [Fact]
    public void A_session_of_an_empty_graph_says_so()
    {
        Graph full = new(), empty = new();
        Tensor x;
        using (full.AsDefault()) x = Tf.Constant(1.0);
        using Session session = new(empty);
        Assert.Equal("The Session graph is empty. Add operations to the graph before calling Run().", Assert.Throws<GraphException>(() => session.Run(x)).Message);
    }

    [Fact]
    public void Eval_uses_the_default_session()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, []), y = x + 1, v = Tf.Variable(3.0);
        Assert.Contains("No default session", Assert.Throws<GraphException>(() => y.Eval()).Message, StringComparison.Ordinal);
        using (Session session = new())
        using (session.AsDefault())
        {
            Tf.GlobalVariablesInitializer().Run();
            Assert.Equal((3f, 3f), (y.Eval(new() { [x] = 2.0 }).Item(), v.Eval().Item()));
        }
        using (Session notebook = Session.Interactive()) Assert.Equal(6, y.Eval(new() { [x] = 5.0 }).Item());
        Assert.Throws<GraphException>(() => y.Eval());
    }

    [Fact]
    public void Programs_are_kept_up_to_a_number()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null]), y = x * 2;
        using Session session = new();
        for (int n = 1; n <= Session.KeptPrograms + 5; n++) Assert.Equal(n, session.Run(y, new() { [x] = Tensor.Zeros([n]) }).Length);
        Assert.Equal(Session.KeptPrograms, session.Programs);
    }

    [Fact]
    public void A_device_that_is_not_there_is_refused_unless_placement_is_soft()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a, b;
        using (Tf.Device("/device:CPU:0")) a = Tf.Add(1, 2);
        using (Tf.Device("/gpu:0")) b = Tf.Add(1, 2, name: "far");
        using Session session = new(), soft = new(allowSoftPlacement: true);
        Assert.Equal(3, session.Run(a).Item());
        Assert.Contains("explicitly assigned to /gpu:0", Assert.Throws<GraphException>(() => session.Run(b)).Message, StringComparison.Ordinal);
        Assert.Equal(3, soft.Run(b).Item());
    }
}
