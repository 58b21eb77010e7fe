using System.Buffers;
using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Random integers that are equally likely in [low, high).</summary>
    /// <param name="Target">Shape of the result.</param>
    /// <param name="Low">The least number.</param>
    /// <param name="High">The end, which is not reached.</param>
    /// <param name="Source">Where the numbers come from.</param>
    [Op("RandomInt")]
    public sealed record RandomInt(Shape Target, long Low, long High, Drawn Source) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => Low < High ? new(Target, DType.Int64) : throw new ShapeException($"RandomInt: low {Low} is not below high {High}");

        /// <inheritdoc/>
        public override bool IsRandom => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Span<long> y = l.Out<long>();
            uint[] rented = ArrayPool<uint>.Shared.Rent(2 * y.Length);
            Span<uint> words = rented.AsSpan(0, 2 * y.Length);
            (ulong key, UInt128 counter) = Source.At(l);
            RandomKernel.UInt32(key, counter, words, l.Workers);

            // The upper half of a 64-bit word times the range: some numbers are likelier than others by at most range / 2⁶⁴.
            ReadOnlySpan<ulong> wide = MemoryMarshal.Cast<uint, ulong>(words);
            ulong range = unchecked((ulong)High - (ulong)Low);
            for (int i = 0; i < y.Length; i++) y[i] = unchecked(Low + (long)Math.BigMul(wide[i], range, out _));
            ArrayPool<uint>.Shared.Return(rented);
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>RandomInt</c>.</summary>
    public static class RandomIntApi
    {
        extension(Tensor)
        {
            /// <summary>Random integers equally likely in [low, high), int64. Shape: as given.</summary>
            /// <param name="shape">Shape of the result.</param>
            /// <param name="low">The least number.</param>
            /// <param name="high">The end, which is not reached.</param>
            /// <param name="rng">The stream; one draw is taken.</param>
            public static Tensor RandomInt(Shape shape, long low, long high, Rng rng) => new RandomInt(shape, low, high, Drawn.From(rng)).Apply();
        }
    }
}
