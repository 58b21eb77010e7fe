using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Divides each element by a power of the squares around it in other channels: <c>x / (k + alpha / size · Σ x²)^beta</c> (Krizhevsky et al., 2012).</summary>
    /// <param name="Size">Channels in the window: size / 2 before, (size − 1) / 2 after the channel itself, as in PyTorch. ONNX has the halves of an even size swapped.</param>
    /// <param name="Alpha">Weight of the sum.</param>
    /// <param name="Beta">Exponent.</param>
    /// <param name="K">Offset.</param>
    /// <remarks>Shape: [N, C] or [N, C, H, W] → same.</remarks>
    [Op("LocalResponseNorm")]
    public sealed record LocalResponseNorm(int Size, double Alpha = 1e-4, double Beta = 0.75, double K = 1) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (Size < 1) throw Bad($"a window of {Size} channels is empty", x);
            return x[0].DType == DType.Float32 && x[0].Shape.Rank is 2 or 4 ? x[0] : throw Bad("needs float32 [N, C] or [N, C, H, W]", x);
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
            LrnKernel.Forward(rows, c, Size, (float)Alpha, (float)Beta, (float)K, l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new LocalResponseNormGrad(Size, Alpha, Beta, K).Apply(x[0], dy);

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x)
        {
            Shape shape = x[0].Shape, padded = shape.With(1, shape[1] + Size - 1);
            int[] at = new int[shape.Rank], step = new int[shape.Rank];
            Array.Fill(step, 1);
            at[1] = Size / 2;
            Tensor squares = new Embed(at, Steps.Create(step), padded).Apply(x[0].Square());
            Tensor? sum = null;
            for (int i = 0; i < Size; i++)
            {
                at[1] = i;
                Tensor window = new Slice(at, Steps.Create(step), shape).Apply(squares);
                sum = sum is null ? window : sum + window;
            }
            return x[0] * (sum! * (Alpha / Size) + K).Pow(-Beta);
        }
    }

    /// <summary>The backward pass of <see cref="LocalResponseNorm"/>, of x and dy.</summary>
    /// <param name="Size">Channels in the window.</param>
    /// <param name="Alpha">Weight of the sum.</param>
    /// <param name="Beta">Exponent.</param>
    /// <param name="K">Offset.</param>
    public sealed record LocalResponseNormGrad(int Size, double Alpha, double Beta, double K) : Op
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
        public override bool IsBatched(int input, ReadOnlySpan<Spec> x) => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int rows, int c) = Channels.Extents(l.Shape(0));
            LrnKernel.Backward(rows, c, Size, (float)Alpha, (float)Beta, (float)K, l.X(0), l.X(1), l.Y, l.Workers);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>LocalResponseNorm</c>.</summary>
    public static class LocalResponseNormApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.LocalResponseNorm"/>
            /// <param name="size">Channels in the window.</param>
            /// <param name="alpha">Weight of the sum.</param>
            /// <param name="beta">Exponent.</param>
            /// <param name="k">Offset.</param>
            public Tensor LocalResponseNorm(int size, double alpha = 1e-4, double beta = 0.75, double k = 1)
            {
                Tensor rows = Channels.AsRows(x, nameof(LocalResponseNorm));
                Tensor y = new LocalResponseNorm(size, alpha, beta, k).OnAnyFloat(rows);
                return rows == x ? y : y.Reshape(x.Shape);
            }
        }
    }
}
