namespace Whetstone.Kernels;

/// <summary>Turns a value and its place into one integer, whose order is the order wanted.</summary>
/// <remarks>The place in the lower half makes every key unique, so any sort is stable.</remarks>
internal static class SortKey
{
    /// <summary>The key of <paramref name="value"/> at <paramref name="index"/>; NaN counts as the largest, −0 as 0.</summary>
    public static ulong Of(float value, int index, bool descending)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value + 0f);

        // Negative numbers grow as their bits shrink; positive ones go above them.
        uint order = float.IsNaN(value) ? uint.MaxValue : (bits >> 31) != 0 ? ~bits : bits | 0x8000_0000;
        return (ulong)(descending ? ~order : order) << 32 | (uint)index;
    }

    /// <summary>The place in a key.</summary>
    public static long Index(ulong key) => (uint)key;
}
