namespace Whetstone.Kernels;

/// <summary>Four random words of a counter-based generator.</summary>
public readonly record struct PhiloxBlock(uint A, uint B, uint C, uint D);

/// <summary>The generator Philox4x32-10: a keyed bijection of 128-bit counters, so any block of the stream is found without the others.</summary>
/// <remarks>Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.</remarks>
/// <param name="Key">Names the stream.</param>
/// <param name="Counter">Where the stream begins; a block further adds one.</param>
public readonly record struct Philox(ulong Key, UInt128 Counter)
{
    /// <summary>Words of one block.</summary>
    public const int BlockSize = 4;

    /// <summary>How many blocks hold <paramref name="count"/> words.</summary>
    public static int Blocks(int count) => (int)(((long)count + BlockSize - 1) / BlockSize);

    /// <summary>The block <paramref name="index"/> places after the counter.</summary>
    public PhiloxBlock Block(ulong index)
    {
        UInt128 at = Counter + index;
        ulong low = (ulong)at, high = (ulong)(at >> 64);
        uint a = (uint)low, b = (uint)(low >> 32), c = (uint)high, d = (uint)(high >> 32);
        uint k = (uint)Key, l = (uint)(Key >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong p = 0xD2511F53UL * a, q = 0xCD9E8D57UL * c;
            (a, b, c, d) = ((uint)(q >> 32) ^ b ^ k, (uint)q, (uint)(p >> 32) ^ d ^ l, (uint)p);

            // Weyl sequences: the golden ratio and √3 − 1.
            k += 0x9E3779B9;
            l += 0xBB67AE85;
        }

        return new(a, b, c, d);
    }
}
