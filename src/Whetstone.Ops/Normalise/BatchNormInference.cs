using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Batch normalisation with given moments: <c>(x − mean) / √(variance + eps) · gamma + beta</c>.</summary>
    /// <param name="Eps">Added to the variance.</param>
    /// <remarks>Inputs: x [N, C] or [N, C, H, W], then gamma, beta, mean and variance, all [C], in ONNX's order.</remarks>
    [Op("BatchNormInference", Onnx = "BatchNormalization", Since = 15)]
    public sealed record BatchNormInference(double Eps) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x[0].DType != DType.Float32 || x[0].Shape.Rank is not (2 or 4)) throw Bad("needs float32 [N, C] or [N, C, H, W]", x);
            for (int i = 1; i < x.Length; i++)
                if (x[i] != new Spec([x[0].Shape[1]])) throw Bad("gamma, beta, mean and variance must be [C]", x);
            return x[0];
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int rows, int c) = Channels.Extents(l.Shape(0));
            BatchNormKernel.Apply(rows, c, l.X(0), l.X(3), l.X(4), (float)Eps, l.X(1), l.X(2), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            int rank = x[0].Rank;
            Axes others = Channels.Others(rank);
            Tensor scale = (x[4] + Eps).Rsqrt();
            return input switch
            {
                0 => dy * Channels.Along(x[1] * scale, rank),
                1 => Distance() * scale,
                2 => dy.Sum(others),
                3 => dy.Sum(others) * x[1] * scale * -1,
                _ => Distance() * x[1] * scale * scale * scale * -0.5,
            };

            Tensor Distance() => (dy * (x[0] - Channels.Along(x[3], rank))).Sum(others);
        }

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x)
        {
            int rank = x[0].Rank;
            return (x[0] - Channels.Along(x[3], rank)) * Channels.Along((x[4] + Eps).Rsqrt() * x[1], rank) + Channels.Along(x[2], rank);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>BatchNormInference</c>.</summary>
    public static class BatchNormInferenceApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.BatchNormInference"/>
            /// <param name="gamma">Scales [C].</param>
            /// <param name="beta">Shifts [C].</param>
            /// <param name="mean">Means [C].</param>
            /// <param name="variance">Variances [C].</param>
            /// <param name="eps">Added to the variance.</param>
            public Tensor BatchNormInference(Tensor gamma, Tensor beta, Tensor mean, Tensor variance, double eps = 1e-5)
            {
                Tensor rows = Channels.AsRows(x, nameof(BatchNormInference));
                Tensor y = new BatchNormInference(eps).OnAnyFloat(rows, gamma, beta, mean, variance);
                return rows == x ? y : y.Reshape(x.Shape);
            }
        }
    }
}
