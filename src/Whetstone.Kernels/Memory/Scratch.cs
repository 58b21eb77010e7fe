namespace Whetstone.Kernels;

/// <summary>Memory of the running thread that kernels use between entry and exit, kept from call to call.</summary>
/// <remarks>Each use has its own number, so that a caller's packed weights survive while it also does a worker's share.</remarks>
internal static unsafe class Scratch
{
    public const int Packed = 0, Rows = 1, Product = 2, Tail = 3, Bias = 4, Partial = 5, Band = 6, Channels = 7, Sums = 8, Thin = 9;
    private const int Uses = 10;

    [ThreadStatic]
    private static Block?[]? blocks;

    /// <summary>At least <paramref name="floats"/> floats, aligned to a cache line, with any content.</summary>
    public static float* Rent(int use, long floats)
    {
        blocks ??= new Block?[Uses];
        long bytes = Math.Max(floats, 16) * sizeof(float);
        if (blocks[use] is not { } block || block.Bytes < bytes)
        {
            blocks[use]?.Dispose();
            blocks[use] = block = new Block(bytes + bytes / 4);
        }

        // The thread's array keeps the block alive; only the next larger rent of the same use frees it.
        return (float*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref block.Span<byte>(1)[0]);
    }
}
