using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Graphs.Tests.Models;

/// <summary>The same ops serve graphs, traces and eager tensors.</summary>
public sealed class StyleTests
{
    [Fact]
    public void One_network_in_three_styles_has_one_loss()
    {
        Tensor w = Tensors.Normal([8, 3, 3, 3], seed: 1), v = Tensors.Normal([4, 8 * 16], seed: 2), x = Tensors.Normal([5, 3, 8, 8], seed: 3), t = Tensor.Of(0L, 1, 2, 3, 0);
        Tensor imperative = Loss(x, t, w, v);
        Tensor traced = new Executable(Program.Trace(i => [Loss(i[0], i[1], w, v)], x.Spec, t.Spec)).Run(x, t)[0];
        Graph g = new();
        Tensor images = g.Placeholder(DType.Float32, Shape.Partial(-1, 3, 8, 8)), labels = g.Placeholder(DType.Int64, Shape.Partial(-1));
        Tensor symbolic = Loss(images, labels, g.Variable(w), g.Variable(v));
        using Session session = new(g);
        session.Run(g.GlobalVariablesInitializer());
        Tensor graph = session.Run(symbolic, new() { [images] = x, [labels] = t });
        Assert.True(Tensors.SameBytes(imperative, traced));
        Assert.True(Tensors.SameBytes(imperative, graph));

        static Tensor Loss(Tensor x, Tensor t, Tensor w, Tensor v) => x.Conv2d(w, padding: 1).Relu().MaxPool2d(2).Flatten().Linear(v).SoftmaxCrossEntropy(t).Mean();
    }

    [Fact]
    public void Modules_take_part_in_a_graph_with_their_own_parameters()
    {
        Sequential net = new(new Nn.Conv2d(4, 3), new Nn.Relu(), new Nn.Flatten(), new Dense(3));
        net.Initialize(new Rng(1));
        Tensor image = Tensors.Normal([2, 1, 6, 6], seed: 1), expected = net.Call(image);
        Graph g = new();
        Tensor x = g.Placeholder(DType.Float32, Shape.Partial(-1, 1, 6, 6)), y = net.Call(x);
        using Session session = new(g);
        Assert.True(Tensors.SameBytes(expected, session.Run(y, new() { [x] = image })));
        // By reference: what training does to the module shows in the graph.
        using (Autograd.NoGrad()) foreach (Parameter p in net.Parameters()) p.Data.Assign(p.Data.ZerosLike());
        Assert.All(session.Run(y, new() { [x] = image }).ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void An_op_of_ones_own_works_in_a_graph_with_its_gradient()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null]), y = new Cube().Apply(x), g = Tf.Gradients(y, [x])[0]!;
        Assert.Equal("Cube:0", y.Name);
        using Session session = new();
        Tensor?[] found = session.Run([y, g], new() { [x] = (float[])[1, 2] });
        Assert.Equal([1, 8], found[0]!.ToArray());
        Assert.Equal([3, 12], found[1]!.ToArray());
        Assert.Equal([1, 8], new Cube().Apply(Tensor.Of(1f, 2f)).ToArray());
    }

    [Fact]
    public void Any_computation_can_be_a_graph()     // 001:78: the Mandelbrot set, with the state in variables
    {
        using Scope graph = new Graph().AsDefault();
        Tensor cr = Tf.Constant([0.0, 1, -1, 0.3]), ci = Tf.Constant([0.0, 1, 0, 0.5]);
        Tensor zr = Tf.Variable(Tf.Zeros([4])), zi = Tf.Variable(Tf.Zeros([4])), steps = Tf.Variable(Tf.Zeros([4]));
        Tensor re = zr * zr - zi * zi + cr, im = 2 * zr * zi + ci, bounded = (re * re + im * im).Less(4);
        Operation step = Tf.Group([Tf.Assign(zr, bounded.Where(re, zr)).Op, Tf.Assign(zi, bounded.Where(im, zi)).Op, Tf.AssignAdd(steps, bounded.To(Tf.Float32)).Op]);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        for (int i = 0; i < 50; i++) session.Run(step);
        float[] found = session.Run(steps).ToArray();
        Assert.Equal([50, 1, 50, 50], found);
    }

    [Fact]
    public void A_linear_support_vector_machine_learns()     // 001:180
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 2]), y = Tf.Placeholder(Tf.Float32, [null, 1]);
        Tensor w = Tf.Variable(Tf.Zeros([2, 1])), b = Tf.Variable(0.0), score = Tf.MatMul(x, w) + b;
        Tensor loss = Tf.ReduceMean(Tf.Maximum(1 - y * score, 0)) + Tf.Nn.L2Loss(w) * 0.01;
        Operation train = Tf.Train.GradientDescentOptimizer(0.1f).Minimize(loss);
        Tensor points = Tensors.Normal([200, 2], seed: 1), side = (points[.., ..1] - 2 * points[.., 1..] + 0.5).Sign();
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        FeedDict feed = new() { [x] = points, [y] = side };
        for (int i = 0; i < 300; i++) session.Run(train, feed);
        Assert.True(session.Run(score, feed).Sign().Equal(side).To(DType.Float32).Mean().Item() > 0.97);
    }

    private sealed record Cube : Op
    {
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0];

        public override void Run(in Launch l)
        {
            for (int i = 0; i < l.Y.Length; i++) l.Y[i] = l.X(0)[i] * l.X(0)[i] * l.X(0)[i];
        }

        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => dy * 3 * x[0].Square();
    }
}
