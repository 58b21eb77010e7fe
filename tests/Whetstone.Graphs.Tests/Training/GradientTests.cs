using Whetstone.Testing;

namespace Whetstone.Graphs.Tests.Training;

/// <summary>Gradients as tensors of a graph.</summary>
public sealed class GradientTests
{
    [Fact]
    public void With_respect_to_variables_placeholders_and_results()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null], "x"), w = Tf.Variable(3.0, name: "w"), h = x * w, y = h.Square().Sum();
        Tensor?[] g = Tf.Gradients(y, [w, x, h]);
        Assert.Equal("gradients/w_grad:0", g[0]!.Name);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        Tensor?[] values = session.Run([g[0]!, g[1]!, g[2]!], new() { [x] = (float[])[1, 2] });
        Assert.Equal(2 * 3 * 5, values[0]!.Item());
        Assert.Equal([18, 36], values[1]!.ToArray());
        Assert.Equal([6, 12], values[2]!.ToArray());
    }

    [Fact]
    public void Nothing_where_nothing_depends()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Variable(1.0), b = Tf.Variable(1.0);
        Assert.Equal([false, true], Tf.Gradients(a * 2, [a, b]).Select(g => g is null));
    }

    [Fact]
    public void An_alias_has_its_own_gradient()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Variable(2.0), y = Tf.Identity(x), z = x * x + y;
        Tensor?[] g = Tf.Gradients(z, [y, x]);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        Assert.Equal([1f, 5f], session.Run([g[0]!, g[1]!]).Select(t => t!.Item()));
    }

    [Fact]
    public void Gradients_of_gradients()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, []), y = x.Pow(3), first = Tf.Gradients(y, [x])[0]!, second = Tf.Gradients(first, [x])[0]!;
        using Session session = new();
        Tensor?[] values = session.Run([first, second], new() { [x] = 2.0 });
        Assert.Equal(12, values[0]!.Item(), 1e-4);
        Assert.Equal(12, values[1]!.Item(), 1e-4);
    }

    [Fact]
    public void Given_gradients_of_the_result()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [2]), g = Tf.Gradients(x * 3, [x], gradYs: Tf.Constant([1.0, 10.0]))[0]!;
        using Session session = new();
        Assert.Equal([3, 30], session.Run(g, new() { [x] = (float[])[0, 0] }).ToArray());
    }

    [Fact]
    public void Detached_tensors_and_those_made_without_gradient_stop_it()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, []), free;
        using (Autograd.NoGrad()) free = x * 5;
        Tensor y = x * 2 + x.Detach() * 10 + free + Tf.StopGradient(x) * 100, g = Tf.Gradients(y, [x])[0]!;
        using Session session = new();
        Assert.Equal(2, session.Run(g, new() { [x] = 1.0 }).Item());
    }

    [Fact]
    public void A_path_without_gradient_is_named()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor w = Tf.Variable(Tf.Zeros([3]), name: "w"), y = Tf.Cast(Tf.ArgMax(w, 0), Tf.Float32);
        Tensor g = Tf.Gradients(y, [w])[0]!;
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        string message = Assert.Throws<GraphException>(() => session.Run(g)).Message;
        Assert.Contains("'Cast:0' to 'w:0'", message, StringComparison.Ordinal);
        Assert.Contains("ArgMax", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gradients_of_a_small_network_are_the_eager_ones()
    {
        Graph g = new();
        Tensor w = Tensors.Normal([4, 3, 3, 3], seed: 1), v = Tensors.Normal([2, 64], seed: 2), image = Tensors.Normal([3, 3, 8, 8], seed: 3);
        Tensor x = g.Placeholder(DType.Float32, Shape.Partial(-1, 3, 8, 8)), w1 = g.Variable(w), v1 = g.Variable(v);
        Tensor?[] gradients = g.Gradients([Loss(x, w1, v1)], [w1, v1]);
        using Session session = new(g);
        session.Run(g.GlobalVariablesInitializer());
        Tensor[] expected = Autograd.Grad([Loss(image, w.AttachGrad(), v.AttachGrad())], [w, v]);
        Tensor?[] found = session.Run([gradients[0]!, gradients[1]!], new() { [x] = image });
        Assert.True(Tensors.SameBytes(expected[0], found[0]!));
        Assert.True(Tensors.SameBytes(expected[1], found[1]!));

        static Tensor Loss(Tensor x, Tensor w, Tensor v) => x.Conv2d(w, padding: 1).Relu().MaxPool2d(2).Flatten().Linear(v).LogSoftmax(1).Mean();
    }
}
