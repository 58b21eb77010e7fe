using System.Globalization;

namespace Whetstone.Bench.Roofline;

/// <summary>A level of the memory and a set of data that fits it and no level above.</summary>
/// <param name="Name">L1, L2, L3 or memory.</param>
/// <param name="Capacity">Bytes up to which data live there.</param>
/// <param name="WorkingSet">Bytes to measure with, of one thread.</param>
internal sealed record CacheLevel(string Name, long Capacity, long WorkingSet)
{
    private const long Kilo = 1 << 10, Mega = 1 << 20;

    // Of a large cache that others use too, nobody gets all; and a set must not take minutes to fill.
    private const long MostShared = 48 * Mega, LeastMemory = 256 * Mega, MostMemory = 768 * Mega;

    /// <summary>The levels of this machine, or of a usual one where the system does not tell.</summary>
    internal static IReadOnlyList<CacheLevel> All { get; } = Of(Size(0, 32 * Kilo), Size(2, Mega), Size(3, 16 * Mega));

    /// <summary>The levels for caches of these sizes, in bytes.</summary>
    internal static IReadOnlyList<CacheLevel> Of(long first, long second, long third)
    {
        long shared = Math.Min(third, MostShared);
        return
        [
            new("L1", first, first / 2),
            new("L2", second, second / 2),
            new("L3", third, Math.Max(shared / 3, Math.Min(2 * second, shared))),
            new("memory", long.MaxValue, Math.Clamp(2 * third, LeastMemory, MostMemory)),
        ];
    }

    /// <summary>The first level that holds so many bytes.</summary>
    internal static CacheLevel Holding(double bytes) => All.First(l => bytes <= l.Capacity);

    // On Linux: index0 is the first level's data cache, index1 that of instructions.
    private static long Size(int index, long otherwise)
    {
        string path = $"/sys/devices/system/cpu/cpu0/cache/index{index}/size";
        if (!File.Exists(path)) return otherwise;
        string text = File.ReadAllText(path).Trim();
        long unit = text.EndsWith('K') ? Kilo : text.EndsWith('M') ? Mega : 1;
        return long.TryParse(text.TrimEnd('K', 'M'), NumberStyles.None, CultureInfo.InvariantCulture, out long size) && size > 0 ? size * unit : otherwise;
    }
}
