using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>The memory under one or more tensors. When nothing can reach it any more, the pool takes its block back.</summary>
internal sealed class Storage
{
    private readonly Block? block;
    private readonly byte[]? small;

    internal Storage(Block block) => this.block = block;

    internal Storage(byte[] small) => this.small = small;

    /// <summary>Counts the changes in place, so that a backward pass notices a saved tensor that was overwritten.</summary>
    internal int Version { get; set; }

    /// <summary>The first <paramref name="length"/> elements after <paramref name="offset"/>.</summary>
    /// <remarks>The span does not keep the storage from being recycled: whoever takes it keeps the tensor alive to the end of its use.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<T> Span<T>(int offset, int length) where T : unmanaged =>
        block is null ? MemoryMarshal.Cast<byte, T>(small.AsSpan()).Slice(offset, length) : block.Span<T>(offset + length)[offset..];
}
