namespace Whetstone.Ops
{
    /// <summary>
    /// What cross entropy compares log-probabilities with: <c>(1 − ε) · w[label]</c> at the label's class plus <c>ε / C · w[c]</c> at
    /// every class c; 0 throughout for ignored labels.
    /// </summary>
    /// <param name="Classes">Number of classes C.</param>
    /// <param name="Smoothing">Label smoothing ε in [0, 1].</param>
    /// <param name="IgnoreIndex">The label of samples that do not count.</param>
    /// <remarks>Inputs: int64 labels [N, d…] and, optionally, weights w [C]. Shape of the result: [N, C, d…].</remarks>
    [Op("ClassTargets")]
    public sealed record ClassTargets(int Classes, double Smoothing, long IgnoreIndex) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            Shape labels = x[0].Shape;
            if (x[0].DType != DType.Int64 || labels.Rank < 1) throw Bad("labels must be int64 [N, …]", x);
            if (x.Length > 1 && x[1] != new Spec(new(Classes))) throw Bad($"weights must be float32 [{Classes}]", x);
            return new(new([labels[0], Classes, .. labels.Span[1..]]));
        }

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => false;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            ReadOnlySpan<long> labels = l.X<long>(0);
            ReadOnlySpan<float> weights = l.Count > 1 ? l.X(1) : default;
            Span<float> y = l.Y;
            int pixels = labels.Length / Math.Max(1, l.Shape(0)[0]);
            float even = (float)(Smoothing / Classes), own = (float)(1 - Smoothing);
            y.Clear();
            for (int i = 0; i < labels.Length; i++)
            {
                long label = labels[i];
                if (label == IgnoreIndex) continue;
                if ((ulong)label >= (ulong)Classes) throw new ArgumentOutOfRangeException(null, $"label {label} at row {i} is outside [0, {Classes})");
                int at = i / pixels * Classes * pixels + i % pixels;
                if (even != 0)
                    for (int c = 0; c < Classes; c++) y[at + c * pixels] = even * (weights.IsEmpty ? 1 : weights[c]);
                y[at + (int)label * pixels] += own * (weights.IsEmpty ? 1 : weights[(int)label]);
            }
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>ClassTargets</c>.</summary>
    public static class ClassTargetsApi
    {
        /// <summary>The label that PyTorch ignores unless told otherwise.</summary>
        public const long Ignored = -100;

        extension(Tensor labels)
        {
            /// <inheritdoc cref="Whetstone.Ops.ClassTargets"/>
            /// <param name="classes">Number of classes C.</param>
            /// <param name="classWeights">Weights [C]; 1 if omitted.</param>
            /// <param name="smoothing">Label smoothing ε in [0, 1].</param>
            /// <param name="ignoreIndex">The label of samples that do not count.</param>
            public Tensor ClassTargets(int classes, Tensor? classWeights = null, double smoothing = 0, long ignoreIndex = Ignored)
            {
                ClassTargets op = new(classes, smoothing, ignoreIndex);
                Tensor wide = labels.To(DType.Int64);
                return classWeights is null ? op.Apply(wide) : op.Apply(wide, classWeights.To(DType.Float32));
            }

            /// <summary>
            /// The weight of each sample's class, 0 for ignored samples: what a weighted mean of losses divides by the sum of.
            /// Shape: [N, d…] → same.
            /// </summary>
            /// <param name="classes">Number of classes C.</param>
            /// <param name="classWeights">Weights [C]; 1 if omitted.</param>
            /// <param name="ignoreIndex">The label of samples that do not count.</param>
            public Tensor SampleWeights(int classes, Tensor? classWeights = null, long ignoreIndex = Ignored) =>
                labels.ClassTargets(classes, classWeights, 0, ignoreIndex).Sum(1);
        }
    }
}
