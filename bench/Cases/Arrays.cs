using System.Runtime.InteropServices;

namespace Whetstone.Bench.Cases;

/// <summary>Arrays that begin with a cache line, as tensors do: a vector that straddles two lines costs twice.</summary>
public static class Arrays
{
    private const int Line = 64;

    /// <summary>Normal numbers by a fixed seed.</summary>
    public static Memory<float> Filled(long length)
    {
        Memory<float> array = Empty(length);
        Random random = new(1);
        Span<float> to = array.Span;
        // Many kernels run faster on zeros or on subnormal numbers than on what networks hold; a short period is enough to avoid both.
        int period = Math.Min(4099, to.Length);
        for (int i = 0; i < period; i++) to[i] = random.NextSingle() * 2 - 1;
        for (int i = period; i < to.Length; i++) to[i] = to[i - period];
        return array;
    }

    /// <summary>Memory for results, touched once so that no page is missing later.</summary>
    public static Memory<float> Empty(long length)
    {
        float[] array = GC.AllocateArray<float>(checked((int)(length + Line / sizeof(float))), pinned: true);
        array.AsSpan().Fill(1);
        long misaligned = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) % Line;
        return array.AsMemory((int)((Line - misaligned) % Line / sizeof(float)), (int)length);
    }
}
