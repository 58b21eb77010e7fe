using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>Integer elements as int64, which holds all of them exactly where double would not.</summary>
internal static class Integers
{
    internal static long[] Of(ReadOnlySpan<byte> x, DType type)
    {
        long[] wide = new long[x.Length / type.Size];
        CastKernel.Run(type, x, DType.Int64, MemoryMarshal.AsBytes(wide.AsSpan()));
        return wide;
    }

    internal static void Store(long[] wide, Span<byte> y, DType type) =>
        CastKernel.Run(DType.Int64, MemoryMarshal.AsBytes(wide.AsSpan()), type, y);
}
