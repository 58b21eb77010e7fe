using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Testing;

namespace Whetstone.Graphs.Tests.Training;

/// <summary>Optimisers in graphs step as they do on eager parameters.</summary>
public sealed class OptimizerTests
{
    private const int Steps = 12;

    private static readonly Dictionary<string, (Func<GraphOptimizer> Graph, Func<Parameter[], Optimizer> Eager)> Rules = new()
    {
        ["gradient descent"] = (() => Tf.Train.GradientDescentOptimizer(0.1f), p => new Sgd(p, 0.1f)),
        ["momentum"] = (() => Tf.Train.MomentumOptimizer(0.1f, 0.9f), p => new Sgd(p, 0.1f, 0.9f)),
        ["nesterov"] = (() => Tf.Train.MomentumOptimizer(0.1f, 0.9f, useNesterov: true), p => new Sgd(p, 0.1f, 0.9f, nesterov: true)),
        ["adam"] = (() => Tf.Train.AdamOptimizer(0.01f), p => new Adam(p, 0.01f)),
        ["adadelta"] = (() => Tf.Train.AdadeltaOptimizer(1, 0.9f, 1e-6f), p => new Adadelta(p)),
        ["adagrad from zero"] = (() => Tf.Train.AdagradOptimizer(0.1f, 0), p => new Adagrad(p, 0.1f)),
        ["any other"] = (() => new("AdamW", 0.01f, p => new AdamW(p, 0.01f), [new("m"), new("v")], [new("b1", 0.9f), new("b2", 0.999f)]), p => new AdamW(p, 0.01f)),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Steps_are_those_of_the_eager_rule(string name)
    {
        Tensor start = Tensors.Normal([3, 2], seed: 1);
        Parameter parameter = new(start);
        Optimizer eager = Rules[name].Eager([parameter]);
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [null, 3]), w = Tf.Variable(start, name: "w");
        Operation train = Rules[name].Graph().Minimize(Squares(x, w));
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        for (int step = 0; step < Steps; step++)
        {
            Tensor value = Tensors.Normal([4 + step % 2, 3], seed: step);      // two batch sizes: two programs, one state
            session.Run(train, new() { [x] = value });
            Squares(value, parameter.Data).Backward();
            eager.Step();
            eager.ZeroGrad();
        }
        Tensor found = session.Run(w);
        Assert.True(Tensors.SameBytes(parameter.Data, found), $"{name}:\n{parameter.Data}\n{found}");
    }

    private static Tensor Squares(Tensor x, Tensor w) => (x.MatMul(w) - 1).Square().Mean();

    [Fact]
    public void The_learning_rate_can_be_changed_between_runs()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor w = Tf.Variable(1.0);
        GraphOptimizer optimizer = Tf.Train.GradientDescentOptimizer(0.5f);
        Operation train = optimizer.Minimize(w * 1);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        session.Run(train);
        Assert.Equal(0.5f, session.Run(w).Item());
        optimizer.LearningRate = 0.125f;
        session.Run(train);
        Assert.Equal(0.375f, session.Run(w).Item());
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = -1);
    }

    [Fact]
    public void The_loss_fetched_with_a_step_is_the_one_before_it()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor w = Tf.Variable(3.0), loss = w.Square();
        Operation train = Tf.Train.GradientDescentOptimizer(0.5f).Minimize(loss);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        Tensor?[] results = session.Run([train, loss, w]);
        Assert.Equal((9f, 3f), (results[1]!.Item(), results[2]!.Item()));
        Assert.Equal(0, session.Run(w).Item());
    }

    [Fact]
    public void Two_training_operations_in_one_run_use_gradients_from_before_it()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor a = Tf.Variable(1.0), b = Tf.Variable(2.0), loss = a * b;
        Operation first = Tf.Train.GradientDescentOptimizer(1).Minimize(loss, [a]), second = Tf.Train.GradientDescentOptimizer(1).Minimize(loss, [b]);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        session.Run([first, second]);
        Assert.Equal((-1f, 1f), (session.Run(a).Item(), session.Run(b).Item()));
    }

    [Fact]
    public void Steps_are_counted_and_gradients_may_be_clipped()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor w = Tf.Variable(1.0), step = Tf.Train.GetOrCreateGlobalStep();
        Assert.Same(step, Tf.Train.GetOrCreateGlobalStep());
        GraphOptimizer optimizer = Tf.Train.GradientDescentOptimizer(1);
        var pairs = optimizer.ComputeGradients(w * 100);
        Operation train = optimizer.ApplyGradients([.. pairs.Select(p => ((Tensor?)p.Gradient!.Clip(-0.25f, 0.25f), p.Variable))], step, "train");
        Assert.Equal("train", train.Name);
        using Session session = new();
        session.Run(Tf.GlobalVariablesInitializer());
        session.Run(train);
        session.Run(train);
        Assert.Equal((0.5f, 2), (session.Run(w).Item(), session.Run(step).Item<int>()));
    }

    [Fact]
    public void The_initializer_starts_training_anew()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor w = Tf.Variable(3.0), loss = w.Square();
        Operation train = Tf.Train.AdamOptimizer(0.1f).Minimize(loss), init = Tf.GlobalVariablesInitializer();
        using Session session = new();
        float[] first = Run(), again = Run();
        Assert.Equal(first, again);

        float[] Run()
        {
            session.Run(init);
            return [.. Enumerable.Range(0, 4).Select(_ =>
            {
                session.Run(train);
                return session.Run(w).Item();
            })];
        }
    }

    [Fact]
    public void What_cannot_be_trained_is_refused_when_the_graph_is_built()
    {
        using Scope graph = new Graph().AsDefault();
        Tensor x = Tf.Placeholder(Tf.Float32, [], "x");
        Assert.Contains("No variables to optimize", Assert.Throws<GraphException>(() => Tf.Train.AdamOptimizer().Minimize(x)).Message, StringComparison.Ordinal);
        Tf.Variable(1.0, name: "w");
        Assert.Contains("No gradients provided for any variable: 'w'", Assert.Throws<GraphException>(() => Tf.Train.AdamOptimizer().Minimize(x)).Message, StringComparison.Ordinal);
    }
}
