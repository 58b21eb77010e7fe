namespace Whetstone.Kernels;

/// <summary>Reads a generator's words one after another.</summary>
internal struct WordStream(Philox philox)
{
    private PhiloxBlock block;
    private ulong next;

    public uint Word()
    {
        if (next % Philox.BlockSize == 0) block = philox.Block(next / Philox.BlockSize);
        return (next++ % Philox.BlockSize) switch { 0 => block.A, 1 => block.B, 2 => block.C, _ => block.D };
    }

    /// <summary>A number in [0, bound), each equally likely.</summary>
    /// <remarks>Lemire, "Fast random integer generation in an interval", 2019: the few words that would favour some are drawn again.</remarks>
    public uint Below(uint bound)
    {
        ulong product = (ulong)Word() * bound;
        if ((uint)product >= bound) return (uint)(product >> 32);
        uint reject = (0 - bound) % bound;
        while ((uint)product < reject) product = (ulong)Word() * bound;
        return (uint)(product >> 32);
    }
}
