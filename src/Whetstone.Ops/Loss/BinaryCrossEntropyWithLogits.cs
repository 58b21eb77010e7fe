using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>
    /// Cross entropy of sigmoid(a) and a probability b, positives weighted by c:
    /// <c>−c · b · log σ(a) − (1 − b) · log(1 − σ(a))</c>, without overflow.
    /// </summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("BinaryCrossEntropyWithLogits"), Example(From = 0, To = 1)]
    public readonly record struct BinaryCrossEntropyWithLogits : IPointwise3
    {
        /// <inheritdoc/>
        public T Value<T>(T a, T b, T c) where T : struct, ILane<T> => b * (c * Softplus(-a)) + (T.Of(1) - b) * Softplus(a);

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T c, T y) where T : struct, ILane<T> => (T.Of(1) - b) * Sigmoid(a) - b * (c * Sigmoid(-a));

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T c, T y) where T : struct, ILane<T> => c * Softplus(-a) - Softplus(a);

        /// <inheritdoc/>
        public T SlopeC<T>(T a, T b, T c, T y) where T : struct, ILane<T> => b * Softplus(-a);

        // −log σ(−x); both terms of the loss are such, so for a probability b nothing cancels.
        private static T Softplus<T>(T x) where T : struct, ILane<T> => T.Log1p(T.Exp(-T.Abs(x))) + T.Max(T.Of(0), x);

        private static T Sigmoid<T>(T x) where T : struct, ILane<T> => T.Of(1) / (T.Of(1) + T.Exp(-x));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>BinaryCrossEntropyWithLogits</c>.</summary>
    public static class BinaryCrossEntropyWithLogitsApi
    {
        extension(Tensor logits)
        {
            /// <summary>Cross entropy of sigmoid(logits) and target probabilities, as <c>torch.nn.BCEWithLogitsLoss</c> with <c>reduction='none'</c>.</summary>
            /// <param name="targets">Probabilities in the logits' shape; other types are converted.</param>
            /// <param name="weight">Weight of each loss, broadcast; 1 if omitted.</param>
            /// <param name="posWeight">Weight of positives, broadcast, such as [C]; 1 if omitted.</param>
            /// <returns>One loss an element. Shape: any → same.</returns>
            /// <exception cref="ShapeException">The targets have another shape.</exception>
            public Tensor BinaryCrossEntropyWithLogits(Tensor targets, Tensor? weight = null, Tensor? posWeight = null)
            {
                if (targets.Shape != logits.Shape)
                    throw new ShapeException($"BinaryCrossEntropyWithLogits: targets must have the logits' shape; got {logits.Spec}, {targets.Spec}");
                Tensor y = new Map3<BinaryCrossEntropyWithLogits>(default).Apply(logits, targets.To(logits.DType), posWeight ?? logits.Constant(1));
                return weight is null ? y : y * weight;
            }
        }
    }
}
