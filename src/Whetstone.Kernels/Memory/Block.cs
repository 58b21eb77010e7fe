using System.Runtime.InteropServices;

namespace Whetstone.Kernels;

/// <summary>A piece of memory outside the managed heap, aligned for the widest vectors and, when large, for huge pages.</summary>
/// <remarks>Its content is undefined at first. The memory is freed when the block is collected or disposed.</remarks>
public sealed unsafe class Block : IDisposable
{
    private const int HugePage = 2 << 20, FirstMapped = 128 << 10;

    private readonly nint mapping;
    private void* start;

    /// <summary>Allocates <paramref name="bytes"/> bytes.</summary>
    /// <exception cref="OutOfMemoryException">The system has no such piece.</exception>
    public Block(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Bytes = bytes;
        nuint alignment = bytes >= 2 * HugePage ? (nuint)HugePage : 64;
        if (bytes >= FirstMapped) mapping = Pages.Allocate(MappedBytes);
        start = mapping != 0
            ? (void*)(((nuint)mapping + alignment - 1) & ~(alignment - 1))
            : NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 64), alignment);
        GC.AddMemoryPressure(Math.Max(bytes, 1));
    }

    /// <summary>Frees the memory of a block that nobody can reach.</summary>
    ~Block() => Free();

    /// <summary>Size in bytes.</summary>
    public long Bytes { get; }

    // Room to align in: pages that are never written take no memory.
    private nuint MappedBytes => (nuint)Bytes + HugePage;

    /// <summary>Views the block's first <paramref name="length"/> elements of type <typeparamref name="T"/>.</summary>
    /// <remarks>The caller keeps the block alive (<see cref="GC.KeepAlive"/>) for as long as it uses the span.</remarks>
    public Span<T> Span<T>(int length) where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(start is null, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)length * sizeof(T), Bytes);
        return new(start, length);
    }

    /// <summary>Frees the memory now. Spans taken from the block must no longer be used.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (start is null) return;
        if (mapping != 0) Pages.Free(mapping, MappedBytes);
        else NativeMemory.AlignedFree(start);
        start = null;
        GC.RemoveMemoryPressure(Math.Max(Bytes, 1));
    }
}
