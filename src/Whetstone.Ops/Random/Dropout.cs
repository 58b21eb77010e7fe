using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Sets elements to 0 with probability p and enlarges the others: <c>x · mask / (1 − p)</c> (Srivastava et al., JMLR 2014).</summary>
    /// <param name="P">Probability of a 0.</param>
    /// <param name="Source">Where the mask comes from. The backward pass draws the same mask again instead of keeping it.</param>
    [Op("Dropout", Onnx = "Dropout", Since = 13)]
    public sealed record Dropout(float P, Drawn Source) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (!(P is >= 0 and <= 1)) throw Bad($"the probability {P} is outside [0, 1]", x);
            return x[0].DType.IsFloating ? x[0] : throw Bad("needs a floating type", x);
        }

        /// <inheritdoc/>
        public override bool IsRandom => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            // Elements are numbered in row-major order, so the mask does not depend on the memory order.
            if (l.Result.DType == DType.Float32)
            {
                Mask(l.Y, l);
                TensorPrimitives.Multiply(l.X(0), l.Y, l.Y);
                return;
            }
            int length = l.Result.Shape.Size;
            float[] rented = ArrayPool<float>.Shared.Rent(length);
            Span<float> mask = rented.AsSpan(0, length);
            Mask(mask, l);
            using Widened y = new(l.Bytes(0), l.DType(0)), wide = new(MemoryMarshal.AsBytes(mask), DType.Float32);
            TensorPrimitives.Multiply(y.Span, wide.Span, y.Span);
            y.Narrow(l.OutBytes(), l.Result.DType);
            ArrayPool<float>.Shared.Return(rented);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => Apply(dy);

        private void Mask(Span<float> mask, in Launch l)
        {
            (ulong key, UInt128 counter) = Source.At(l);
            RandomKernel.Bernoulli(key, counter, 1 - P, mask, l.Workers);
            if (P < 1) TensorPrimitives.Multiply(mask, 1 / (1 - P), mask);
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Dropout</c>.</summary>
    public static class DropoutApi
    {
        extension(Tensor x)
        {
            /// <summary>Sets elements to 0 with probability <paramref name="p"/> and enlarges the others by 1 / (1 − p). Shape: any → same.</summary>
            /// <param name="p">Probability of a 0.</param>
            /// <param name="rng">The stream; one draw is taken.</param>
            public Tensor Dropout(double p, Rng rng) => new Dropout((float)p, Drawn.From(rng)).Apply(x);

            /// <summary>Dropout with one decision for all elements along <paramref name="sharedAxes"/>, such as whole channels for axes 2 and 3. Shape: any → same.</summary>
            /// <param name="p">Probability of a 0.</param>
            /// <param name="rng">The stream; one draw is taken.</param>
            /// <param name="sharedAxes">Axes along which the mask does not change.</param>
            public Tensor Dropout(double p, Rng rng, params ReadOnlySpan<int> sharedAxes)
            {
                x.Recorder?.BeforeDraw(nameof(Dropout));
                Shape mask = x.Shape;
                foreach (int axis in sharedAxes) mask = mask.With(axis, 1);
                return x * new Dropout((float)p, Drawn.From(rng)).Apply(Tensor.Ones(mask, x.DType));
            }
        }
    }
}
