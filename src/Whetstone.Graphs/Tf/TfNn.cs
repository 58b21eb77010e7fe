namespace Whetstone.Graphs;

public static partial class Tf
{
    /// <summary>TensorFlow's <c>tf.nn</c>.</summary>
    public static partial class Nn
    {
        /// <summary><c>tf.nn.relu(x, name)</c>.</summary>
        public static Tensor Relu(Tensor x, string? name = null) => Node("Relu", name, t => t[0].Relu(), [x]);

        /// <summary><c>tf.nn.relu6(x, name)</c>.</summary>
        public static Tensor Relu6(Tensor x, string? name = null) => Node("Relu6", name, t => t[0].Relu6(), [x]);

        /// <summary><c>tf.nn.elu(x, name)</c>.</summary>
        public static Tensor Elu(Tensor x, string? name = null) => Node("Elu", name, t => t[0].Elu(), [x]);

        /// <summary><c>tf.nn.leaky_relu(x, alpha, name)</c>.</summary>
        public static Tensor LeakyRelu(Tensor x, double alpha = 0.2, string? name = null) => Node("LeakyRelu", name, t => t[0].LeakyRelu((float)alpha), [x]);

        /// <summary><c>tf.nn.softplus(x, name)</c>.</summary>
        public static Tensor Softplus(Tensor x, string? name = null) => Node("Softplus", name, t => t[0].Softplus(), [x]);

        /// <summary><c>tf.nn.bias_add(value, bias, name)</c>: adds a vector to the last axis. Shape: [.., C] and [C] → [.., C].</summary>
        /// <exception cref="GraphException">The bias is no vector of that length.</exception>
        public static Tensor BiasAdd(Tensor value, Tensor bias, string? name = null)
        {
            Typing.Same(name ?? "BiasAdd", [value, bias]);
            return Node("BiasAdd", name, t => t[1].Rank == 1 && t[0].Rank > 1 && t[0].Shape[^1] == t[1].Shape[0] ? t[0] + t[1]
                : throw new ShapeException($"BiasAdd: the bias must be a vector with one number for each of the last axis; got {t[0].Spec}, {t[1].Spec}"), [value, bias]);
        }

        /// <summary><c>tf.nn.xw_plus_b(x, weights, biases, name)</c>.</summary>
        public static Tensor XwPlusB(Tensor x, Tensor weights, Tensor biases, string? name = null) =>
            Node("xw_plus_b", name, t => t[0].MatMul(t[1]) + t[2], [x, weights, biases]);

        /// <summary><c>tf.nn.dropout(x, keep_prob, seed, name)</c>: what is kept is divided by <paramref name="keepProb"/>.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="keepProb"/> is outside (0, 1].</exception>
        public static Tensor Dropout(Tensor x, double keepProb, ulong? seed = null, string? name = null)
        {
            if (!(keepProb is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(keepProb), $"keep_prob must be a number in the range (0, 1], got {keepProb}");
            return Graph.Of([x]).Record("Dropout", name ?? "dropout", new RandomBody((rng, t) => t[0].Dropout(1 - keepProb, rng), seed), [x]);
        }

        /// <summary><c>tf.nn.dropout(x, keep_prob, seed, name)</c> with a probability that is given at each run, so that it is 1 outside training.</summary>
        public static Tensor Dropout(Tensor x, Tensor keepProb, ulong? seed = null, string? name = null) =>
            Graph.Of([x]).Record("Dropout", name ?? "dropout", new RandomBody((rng, t) =>
                t[0] / t[1] * Tensor.Uniform(t[0].Shape, rng).Less(t[1]).To(t[0].DType), seed), [x, keepProb]);

        /// <summary><c>tf.nn.softmax(logits, axis, name)</c>.</summary>
        public static Tensor Softmax(Tensor logits, int axis = -1, string? name = null) => Node("Softmax", name, t => t[0].Softmax(axis), [logits]);

        /// <summary><c>tf.nn.log_softmax(logits, axis, name)</c>.</summary>
        public static Tensor LogSoftmax(Tensor logits, int axis = -1, string? name = null) => Node("LogSoftmax", name, t => t[0].LogSoftmax(axis), [logits]);

        /// <summary><c>tf.nn.softmax_cross_entropy_with_logits(labels, logits, name)</c>: one loss a row; labels get no gradient. Shape: [N, C] and [N, C] → [N].</summary>
        public static Tensor SoftmaxCrossEntropyWithLogits(Tensor labels, Tensor logits, string? name = null)
        {
            Typing.Same(name ?? "softmax_cross_entropy_with_logits", [logits, labels]);
            return Node("SoftmaxCrossEntropyWithLogits", name, t => t[0].Shape == t[1].Shape ? -(t[1].Detach() * t[0].LogSoftmax(-1)).Sum(-1)
                : throw new ShapeException($"logits and labels must have the same shape; got {t[0].Spec}, {t[1].Spec}"), [logits, labels], "softmax_cross_entropy_with_logits");
        }

        /// <summary><c>tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits, name)</c>: labels are class numbers. Shape: [N] and [N, C] → [N].</summary>
        public static Tensor SparseSoftmaxCrossEntropyWithLogits(Tensor labels, Tensor logits, string? name = null) =>
            Node("SparseSoftmaxCrossEntropyWithLogits", name, t => t[0].SoftmaxCrossEntropy(t[1]), [logits, labels], "sparse_softmax_cross_entropy_with_logits");

        /// <summary><c>tf.nn.sigmoid_cross_entropy_with_logits(labels, logits, name)</c>: one loss an element.</summary>
        public static Tensor SigmoidCrossEntropyWithLogits(Tensor labels, Tensor logits, string? name = null)
        {
            Typing.Same(name ?? "logistic_loss", [logits, labels]);
            return Node("SigmoidCrossEntropyWithLogits", name, t => t[0].Softplus() - t[0] * t[1], [logits, labels], "logistic_loss");
        }

        /// <summary><c>tf.nn.l2_loss(t, name)</c>: half the sum of squares.</summary>
        public static Tensor L2Loss(Tensor t, string? name = null) => Node("L2Loss", name, x => x[0].Square().Sum() * 0.5, [t]);

        /// <summary><c>tf.nn.l2_normalize(x, axis, epsilon, name)</c>.</summary>
        public static Tensor L2Normalize(Tensor x, Axes axis, double epsilon = 1e-12, string? name = null) =>
            Node("L2Normalize", name, t => t[0] * t[0].Square().Sum(axis, keepDims: true).Maximum(epsilon).Rsqrt(), [x], "l2_normalize");

        /// <summary><c>tf.nn.moments(x, axes, keepdims, name)</c>: mean and variance.</summary>
        public static (Tensor Mean, Tensor Variance) Moments(Tensor x, Axes axes, bool keepdims = false, string? name = null)
        {
            using Scope scope = Graph.Of([x]).NameScope(name ?? "moments");
            return (Node("Mean", "mean", t => t[0].Mean(axes, keepdims), [x]), Node("Variance", "variance", t => t[0].Var(axes, correction: 0, keepdims), [x]));
        }

        /// <summary><c>tf.nn.batch_normalization(x, mean, variance, offset, scale, variance_epsilon, name)</c>.</summary>
        public static Tensor BatchNormalization(Tensor x, Tensor mean, Tensor variance, Tensor offset, Tensor scale, double varianceEpsilon, string? name = null) =>
            Node("BatchNormalization", name, t => (t[0] - t[1]) * ((t[2] + varianceEpsilon).Rsqrt() * t[4]) + t[3], [x, mean, variance, offset, scale], "batchnorm");
    }
}
