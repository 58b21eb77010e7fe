namespace Whetstone.Data;

/// <summary>Random numbers that are a pure function of seed, epoch and position: the same on every machine and in every version.</summary>
/// <remarks>
/// The output function of SplitMix64 (Steele, Lea, Flood 2014) applied to a counter. Seed and epoch go through the same function, so
/// that neighbouring seeds or epochs give unrelated numbers.
/// </remarks>
internal struct CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong counter;

    public CounterRandom(ulong seed, int epoch) => counter = Mix(Mix(seed + Golden) ^ ((ulong)(uint)epoch * Golden));

    /// <summary>The 64 bits at a position, counted from 0, without those before.</summary>
    public static ulong At(ulong seed, int epoch, int position)
    {
        var random = new CounterRandom(seed, epoch);
        random.counter += (ulong)(uint)position * Golden;
        return random.Next();
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong Next() => Mix(counter += Golden);

    /// <summary>A number from 0 (included) to <paramref name="end"/> (excluded).</summary>
    /// <remarks>The high word of a product; its bias, at most end / 2^64, is far below what any training run could notice.</remarks>
    public int Next(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    /// <summary>A number from 0 (included) to 1 (excluded), a multiple of 2^-53.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>Puts <paramref name="items"/> into a random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = Next(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
