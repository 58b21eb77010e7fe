using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Mean and biased variance of each channel over all images and pixels.</summary>
    /// <remarks>Shape: [N, C] or [N, C, H, W] → [2, C], means first.</remarks>
    [Op("BatchMoments")]
    public sealed record BatchMoments : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x[0].DType != DType.Float32 || x[0].Shape.Rank is not (2 or 4)) throw Bad("needs float32 [N, C] or [N, C, H, W]", x);
            return new(new(2, x[0].Shape[1]));
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Sum;

        /// <inheritdoc/>
        public override bool JoinsByElement => false;

        /// <summary>The moments of both parts together, from those of each (Chan, Golub and LeVeque, 1983).</summary>
        public override void Join(Span<float> total, int samples, ReadOnlySpan<float> part, int partSamples)
        {
            int channels = total.Length / 2;
            double all = (double)samples + partSamples, weight = partSamples / all, rest = samples / all;
            for (int c = 0; c < channels; c++)
            {
                double apart = (double)part[c] - total[c];
                total[channels + c] = (float)(rest * total[channels + c] + weight * part[channels + c] + rest * weight * apart * apart);
                total[c] = (float)(total[c] + weight * apart);
            }
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int rows, int channels) = Channels.Extents(l.Shape(0));
            BatchNormKernel.Moments(rows, channels, l.X(0), l.Y[..channels], l.Y[channels..], l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            int rank = x[0].Rank, channels = x[0].Shape[1];
            double rows = x[0].Length / (double)channels;
            Tensor mean = x[0].Mean(Channels.Others(rank), keepDims: true);
            return Channels.Along(dy[0] / rows, rank) + (x[0] - mean) * Channels.Along(dy[1] * (2 / rows), rank);
        }

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x)
        {
            Axes axes = Channels.Others(x[0].Rank);
            Shape row = [1, x[0].Shape[1]], both = [2, x[0].Shape[1]];
            Tensor mean = x[0].Mean(axes).Reshape(row), variance = x[0].Var(axes, correction: 0).Reshape(row);
            return new Embed([0, 0], [1, 1], both).Apply(mean) + new Embed([1, 0], [1, 1], both).Apply(variance);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>BatchMoments</c>.</summary>
    public static class BatchMomentsApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.BatchMoments"/>
            /// <remarks>Shape: [N, C, …] → [2, C].</remarks>
            public Tensor BatchMoments() => new BatchMoments().OnAnyFloat(Channels.AsRows(x, nameof(BatchMoments)));
        }
    }
}
