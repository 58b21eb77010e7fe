using System.Numerics;

namespace Whetstone;

/// <summary>The sizes blocks come in: four steps a doubling, so that a block is at most a quarter larger than asked.</summary>
internal static class SizeClass
{
    internal const int Count = 4 * 64;

    /// <summary>The smallest class that holds <paramref name="bytes"/>.</summary>
    internal static int Of(long bytes)
    {
        bytes = Math.Max(bytes, 64);
        int power = BitOperations.Log2((ulong)(bytes - 1));
        long quarter = 1L << Math.Max(power - 2, 0);
        long step = (bytes - (1L << power) + quarter - 1) / quarter;      // 0..4
        return 4 * power + (int)step;
    }

    /// <summary>Bytes of a block of class <paramref name="index"/>.</summary>
    internal static long Bytes(int index) => (1L << (index / 4)) + (index % 4) * (1L << Math.Max(index / 4 - 2, 0));
}
