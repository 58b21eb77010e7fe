namespace Whetstone.Kernels;

/// <summary>How many items a thread takes at a time, from sizes alone.</summary>
internal static class Grain
{
    // Some microseconds of work: less would be lost in the dispatch, more would leave threads idle at the end.
    private const long ElementsPerChunk = 16384;

    /// <summary>Items of a chunk when one item costs about as much as copying <paramref name="elements"/> elements.</summary>
    public static int For(long elements) => (int)Math.Max(1, ElementsPerChunk / Math.Max(1, elements));
}
