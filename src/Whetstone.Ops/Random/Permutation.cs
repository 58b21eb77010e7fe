using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The numbers 0 to count − 1 in random order, all orders equally likely.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Source">Where the order comes from.</param>
    [Op("Permutation")]
    public sealed record Permutation(int Count, Drawn Source) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => new([Count], DType.Int64);

        /// <inheritdoc/>
        public override bool IsRandom => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (ulong key, UInt128 counter) = Source.At(l);
            RandomKernel.Permutation(key, counter, l.Out<long>());
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Permutation</c>.</summary>
    public static class PermutationApi
    {
        extension(Tensor)
        {
            /// <summary>0 to count − 1 in random order, int64. Shape: [count].</summary>
            /// <param name="count">How many.</param>
            /// <param name="rng">The stream; one draw is taken.</param>
            public static Tensor Permutation(int count, Rng rng) => new Permutation(count, Drawn.From(rng)).Apply();
        }

        extension(Tensor x)
        {
            /// <summary>The positions of an axis in random order. Shape: any → same.</summary>
            /// <param name="rng">The stream; one draw is taken.</param>
            /// <param name="axis">The axis.</param>
            public Tensor Shuffle(Rng rng, int axis = 0)
            {
                x.Recorder?.BeforeDraw(nameof(Shuffle));
                return x.Take(Tensor.Permutation(x.Shape[x.Shape.Axis(axis)], rng), axis);
            }
        }
    }
}
