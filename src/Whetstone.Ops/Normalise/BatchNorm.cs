using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>
    /// Batch normalisation in training: <c>(x − mean) / √(variance + eps) · gamma + beta</c> with the moments of x itself
    /// (Ioffe and Szegedy, ICML 2015).
    /// </summary>
    /// <param name="Eps">Added to the variance.</param>
    /// <remarks>
    /// Inputs: x [N, C] or [N, C, H, W], gamma [C], beta [C], and x's moments [2, C] as <see cref="BatchMoments"/> gives them. The
    /// gradient of x includes the way through the moments, so none flows to that input.
    /// </remarks>
    [Op("BatchNorm")]
    public sealed record BatchNorm(double Eps) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x[0].DType != DType.Float32 || x[0].Shape.Rank is not (2 or 4)) throw Bad("needs float32 [N, C] or [N, C, H, W]", x);
            Shape channels = [x[0].Shape[1]];
            if (x[1] != new Spec(channels) || x[2] != new Spec(channels) || x[3] != new Spec(new(2, x[0].Shape[1])))
                throw Bad("gamma and beta must be [C], moments [2, C]", x);
            return x[0];
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => input < 3;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int rows, int c) = Channels.Extents(l.Shape(0));
            BatchNormKernel.Apply(rows, c, l.X(0), l.X(3)[..c], l.X(3)[c..], (float)Eps, l.X(1), l.X(2), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor?[] Gradients(bool[] wanted, Tensor[] x, Tensor y, Tensor dy)
        {
            Tensor sums = new BatchNormGradSums(Eps).Apply(x[0], dy, x[3]);
            Tensor? dx = wanted[0] ? new BatchNormGradInput(Eps, Channels.Extents(x[0].Shape).Rows).Apply(x[0], dy, x[1], x[3], sums) : null;
            return [dx, sums[0], sums[1], null];
        }

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x)
        {
            Axes axes = Channels.Others(x[0].Rank);
            Tensor distance = x[0] - x[0].Mean(axes, keepDims: true);
            Tensor scale = (x[0].Var(axes, correction: 0, keepDims: true) + Eps).Rsqrt();
            return distance * (scale * Channels.Along(x[1], x[0].Rank)) + Channels.Along(x[2], x[0].Rank);
        }
    }

    /// <summary>The gradients of gamma and beta in <see cref="BatchNorm"/>, [2, C], of x, dy and the moments.</summary>
    /// <param name="Eps">Added to the variance.</param>
    public sealed record BatchNormGradSums(double Eps) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] == x[1] ? x[2] : throw Bad("input and gradient differ", x);

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Sum;

        /// <inheritdoc/>
        public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input < 2;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int rows, int c) = Channels.Extents(l.Shape(0));
            BatchNormGradKernel.Sums(rows, c, l.X(0), l.X(1), l.X(2)[..c], l.X(2)[c..], (float)Eps, l.Y[..c], l.Y[c..], l.Workers);
        }
    }

    /// <summary>The gradient of x in <see cref="BatchNorm"/>, of x, dy, gamma, the moments and what <see cref="BatchNormGradSums"/> found.</summary>
    /// <param name="Eps">Added to the variance.</param>
    /// <param name="Rows">Pixels of all images, over which the moments were taken.</param>
    public sealed record BatchNormGradInput(double Eps, int Rows) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] == x[1] ? x[0] : throw Bad("input and gradient differ", x);

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

        /// <inheritdoc/>
        public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => input < 2;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int rows, int c) = Channels.Extents(l.Shape(0));
            BatchNormGradKernel.Input(rows, c, l.X(0), l.X(1), l.X(3)[..c], l.X(3)[c..], (float)Eps, l.X(2), l.X(4)[..c], l.X(4)[c..], l.Y, Rows, l.Workers);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>BatchNorm</c>.</summary>
    public static class BatchNormApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.BatchNorm"/>
            /// <param name="gamma">Scales [C].</param>
            /// <param name="beta">Shifts [C].</param>
            /// <param name="moments">The moments of x, if they are known: <see cref="BatchMomentsApi"/>. They must be those of x.</param>
            /// <param name="eps">Added to the variance.</param>
            public Tensor BatchNorm(Tensor gamma, Tensor beta, Tensor? moments = null, double eps = 1e-5)
            {
                Tensor rows = Channels.AsRows(x, nameof(BatchNorm));
                if (moments is null)
                    using (Autograd.NoGrad()) moments = rows.BatchMoments();
                Tensor y = new BatchNorm(eps).OnAnyFloat(rows, gamma, beta, moments);
                return rows == x ? y : y.Reshape(x.Shape);
            }
        }
    }
}
