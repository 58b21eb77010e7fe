using Whetstone.Kernels;

namespace Whetstone;

/// <summary>Single random numbers, for decisions such as whether to flip an image; tensors of them are ops.</summary>
public static class RngNumbers
{
    extension(Rng rng)
    {
        /// <summary>A number from 0 (included) to 1 (excluded), a multiple of 2⁻⁵³. Takes one draw.</summary>
        public double NextDouble() => (rng.Bits() >> 11) * (1.0 / (1L << 53));

        /// <summary>A number from 0 (included) to <paramref name="end"/> (excluded), each equally likely. Takes one draw.</summary>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not above 0.</exception>
        public int Next(int end)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(end);
            // The high word of a product; its bias, at most end / 2⁶⁴, is too small ever to be seen.
            return (int)Math.BigMul(rng.Bits(), (ulong)end, out _);
        }

        /// <summary>True with probability <paramref name="p"/>. Takes one draw.</summary>
        public bool NextBool(double p = 0.5) => rng.NextDouble() < p;

        private ulong Bits()
        {
            PhiloxBlock block = new Philox(rng.Key, new UInt128(rng.NextDraw(), 0)).Block(0);
            return ((ulong)block.A << 32) | block.B;
        }
    }
}
