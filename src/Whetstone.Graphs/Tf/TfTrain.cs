using Whetstone.Optim;

namespace Whetstone.Graphs;

public static partial class Tf
{
    /// <summary>TensorFlow's <c>tf.train</c>.</summary>
    public static class Train
    {
        /// <summary><c>tf.train.GradientDescentOptimizer(learning_rate)</c>.</summary>
        public static GraphOptimizer GradientDescentOptimizer(float learningRate, string name = "GradientDescent") =>
            new(name, learningRate, p => new Sgd(p, learningRate));

        /// <summary><c>tf.train.MomentumOptimizer(learning_rate, momentum, use_nesterov)</c>.</summary>
        public static GraphOptimizer MomentumOptimizer(float learningRate, float momentum, bool useNesterov = false, string name = "Momentum") =>
            new(name, learningRate, p => new Sgd(p, learningRate, momentum, nesterov: useNesterov), [new("Momentum")]);

        /// <summary><c>tf.train.AdagradOptimizer(learning_rate, initial_accumulator_value)</c>.</summary>
        public static GraphOptimizer AdagradOptimizer(float learningRate, float initialAccumulatorValue = 0.1f, string name = "Adagrad") =>
            new(name, learningRate, p => new Adagrad(p, learningRate), [new("Adagrad", initialAccumulatorValue)]);

        /// <summary><c>tf.train.AdadeltaOptimizer(learning_rate, rho, epsilon)</c>.</summary>
        public static GraphOptimizer AdadeltaOptimizer(float learningRate = 0.001f, float rho = 0.95f, float epsilon = 1e-8f, string name = "Adadelta") =>
            new(name, learningRate, p => new Adadelta(p, learningRate, rho, epsilon: epsilon), [new("Adadelta"), new("Adadelta")]);

        /// <summary><c>tf.train.RMSPropOptimizer(learning_rate, decay, momentum, epsilon, centered)</c>. The running mean of squares starts as 1.</summary>
        public static GraphOptimizer RMSPropOptimizer(float learningRate, float decay = 0.9f, float momentum = 0, float epsilon = 1e-10f, bool centered = false, string name = "RMSProp") =>
            new(name, learningRate, p => new RmsProp(p, learningRate, decay, epsilon, momentum: momentum, centered: centered), [new("RMSProp", 1), new("RMSProp"), new("RMSProp")]);

        /// <summary><c>tf.train.AdamOptimizer(learning_rate, beta1, beta2, epsilon)</c>.</summary>
        public static GraphOptimizer AdamOptimizer(float learningRate = 0.001f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f, string name = "Adam") =>
            new(name, learningRate, p => new Adam(p, learningRate, beta1, beta2, epsilon), [new("Adam"), new("Adam")], [new("beta1_power", beta1), new("beta2_power", beta2)]);

        /// <summary><c>tf.train.Saver(var_list, max_to_keep, keep_checkpoint_every_n_hours, pad_step_number)</c>.</summary>
        public static Saver Saver(IReadOnlyList<Tensor>? varList = null, int maxToKeep = 5, double keepCheckpointEveryHours = 10_000, bool padStepNumber = false) =>
            new(varList, maxToKeep, keepCheckpointEveryHours, padStepNumber);

        /// <summary><c>tf.train.latest_checkpoint(checkpoint_dir)</c>.</summary>
        public static string? LatestCheckpoint(string checkpointDir) => Graphs.Saver.LatestCheckpoint(checkpointDir);

        /// <summary><c>tf.train.get_or_create_global_step()</c>: an int64 variable that counts steps.</summary>
        public static Tensor GetOrCreateGlobalStep()
        {
            Graph graph = Graph.Default;
            if (graph.VariableStore.TryGetValue("global_step", out Tensor? known)) return known;
            return graph.VariableStore["global_step"] = graph.Declare(graph.Names.Absolute("global_step"), _ => Tensor.Of(0L), trainable: false);
        }
    }
}
