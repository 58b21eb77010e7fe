using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Cross entropy of softmax(logits) and one label a sample, as <c>torch.nn.CrossEntropyLoss</c> with <c>reduction='none'</c>.</summary>
    /// <param name="Smoothing">Label smoothing ε in [0, 1].</param>
    /// <param name="IgnoreIndex">The label of samples whose loss and gradient are 0.</param>
    /// <remarks>
    /// With p = softmax(logits), weights w and label t: <c>−(1 − ε) · w[t] · log p[t] − ε / C · Σ w[c] · log p[c]</c>.
    /// Inputs: logits [N, C] or [N, C, H, W], int64 labels [N] or [N, H, W] and, optionally, weights [C]. The result has the labels' shape.
    /// </remarks>
    [Op("SoftmaxCrossEntropy")]
    public sealed record SoftmaxCrossEntropy(double Smoothing = 0, long IgnoreIndex = -100) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            Shape s = x[0].Shape;
            if (x[0].DType != DType.Float32 || s.Rank is not (2 or 4)) throw Bad("logits must be float32 [N, C] or [N, C, H, W]", x);
            Shape labels = new([s[0], .. s.Span[2..]]);
            if (x[1] != new Spec(labels, DType.Int64)) throw Bad($"labels must be int64 {labels}", x);
            if (x.Length > 2 && x[2] != new Spec(new(s[1]))) throw Bad($"weights must be float32 [{s[1]}]", x);
            return Smoothing is >= 0 and <= 1 ? new(labels) : throw Bad($"label smoothing {Smoothing} is outside [0, 1]", x);
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => input == 0 ? Format.ChannelsLast : Format.Contiguous;

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => input == 0;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override void Run(in Launch l) =>
            CrossEntropyKernel.Forward(l.Result.Shape.Size, l.Shape(0)[1], l.X(0), l.X<long>(1), l.Count > 2 ? l.X(2) : default,
                (float)Smoothing, IgnoreIndex, l.Y, l.Workers);

        /// <inheritdoc/>
        public override Tensor? Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new SoftmaxCrossEntropyGrad(Smoothing, IgnoreIndex).Apply([dy, .. x]);

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x)
        {
            Tensor targets = x[1].ClassTargets(x[0].Shape[1], x.Length > 2 ? x[2] : null, Smoothing, IgnoreIndex).To(x[0].DType);
            return SoftmaxCrossEntropyApi.Against(x[0].LogSoftmax(1), targets);
        }
    }

    /// <summary>The backward pass of <see cref="SoftmaxCrossEntropy"/>, of dy and then the inputs.</summary>
    /// <param name="Smoothing">Label smoothing.</param>
    /// <param name="IgnoreIndex">The label of samples that do not count.</param>
    public sealed record SoftmaxCrossEntropyGrad(double Smoothing, long IgnoreIndex) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Shape == x[2].Shape ? x[1] : throw Bad("labels and gradient differ", x);

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => input == 1 ? Format.ChannelsLast : Format.Contiguous;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override void Run(in Launch l) =>
            CrossEntropyKernel.Backward(l.Shape(0).Size, l.Shape(1)[1], l.X(1), l.X<long>(2), l.Count > 3 ? l.X(3) : default,
                (float)Smoothing, IgnoreIndex, l.X(0), l.Y, l.Workers);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>SoftmaxCrossEntropy</c>.</summary>
    public static class SoftmaxCrossEntropyApi
    {
        extension(Tensor logits)
        {
            /// <inheritdoc cref="Whetstone.Ops.SoftmaxCrossEntropy"/>
            /// <param name="labels">Labels [N, d…] of an integer type.</param>
            /// <param name="classWeights">Weights [C]; 1 if omitted. They have no gradient.</param>
            /// <param name="smoothing">Label smoothing ε in [0, 1].</param>
            /// <param name="ignoreIndex">The label of samples that do not count.</param>
            /// <returns>One loss a sample. Shape: [N, C, d…] → [N, d…]; [C] → [].</returns>
            /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
            public Tensor SoftmaxCrossEntropy(Tensor labels, Tensor? classWeights = null, double smoothing = 0, long ignoreIndex = ClassTargetsApi.Ignored)
            {
                if (logits.Rank == 1 && labels.Rank == 0)
                    return logits.Reshape(1, logits.Length).SoftmaxCrossEntropy(labels.Reshape(1), classWeights, smoothing, ignoreIndex).Reshape(Shape.Scalar);
                Tensor rows = Channels.AsRows(logits, nameof(SoftmaxCrossEntropy)), wide = labels.To(DType.Int64);
                SoftmaxCrossEntropy op = new(smoothing, ignoreIndex);
                if (rows != logits && labels.Shape == new Shape([logits.Shape[0], .. logits.Shape.Span[2..]]))
                    wide = wide.Reshape(rows.Shape[0], rows.Shape[2], rows.Shape[3]);
                Tensor loss = classWeights is null ? op.OnAnyFloat(rows, wide) : op.OnAnyFloat(rows, wide, classWeights.To(logits.DType));
                return loss.Shape == labels.Shape ? loss : loss.Reshape(labels.Shape);
            }

            /// <summary>Cross entropy of softmax(logits) and probabilities: <c>−Σ w[c] · q[c] · log p[c]</c> with q = (1 − ε) · probabilities + ε / C.</summary>
            /// <param name="probabilities">Target probabilities [N, C, d…].</param>
            /// <param name="classWeights">Weights [C]; 1 if omitted.</param>
            /// <param name="smoothing">Label smoothing ε in [0, 1].</param>
            /// <returns>One loss a sample. Shape: [N, C, d…] → [N, d…].</returns>
            /// <exception cref="ShapeException">The shapes differ.</exception>
            public Tensor SoftmaxCrossEntropyDense(Tensor probabilities, Tensor? classWeights = null, double smoothing = 0)
            {
                if (probabilities.Shape != logits.Shape || logits.Rank < 2)
                    throw new ShapeException($"SoftmaxCrossEntropyDense: logits and probabilities must both be [N, C, …]; got {logits.Spec}, {probabilities.Spec}");
                Tensor q = smoothing == 0 ? probabilities : probabilities * (1 - smoothing) + smoothing / logits.Shape[1];
                if (classWeights is not null) q *= Channels.Along(classWeights, logits.Rank);
                return -(q * logits.LogSoftmax(1)).Sum(1);
            }
        }

        // A class that cannot be and need not be has log-probability −∞ and target 0: it adds 0, not NaN.
        internal static Tensor Against(Tensor logProbabilities, Tensor targets) =>
            -targets.Equal(0).Where(targets * 0, targets * logProbabilities).Sum(1);
    }
}
