using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Copies of short runs, where the call of a general copy would cost more than the copy.</summary>
internal static unsafe class Floats
{
    /// <summary><c>to[i] = from[i]</c>; the runs must not overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(float* from, float* to, nint count)
    {
        if (count >= 16)
        {
            // The last vector may overlap the one before it; it writes the same values again.
            for (nint i = 0; i < count - 16; i += 16) Vector512.Store(Vector512.Load(from + i), to + i);
            Vector512.Store(Vector512.Load(from + count - 16), to + count - 16);
        }
        else if (count >= 8)
        {
            Vector256.Store(Vector256.Load(from), to);
            Vector256.Store(Vector256.Load(from + count - 8), to + count - 8);
        }
        else if (count >= 4)
        {
            Vector128.Store(Vector128.Load(from), to);
            Vector128.Store(Vector128.Load(from + count - 4), to + count - 4);
        }
        else
        {
            for (nint i = 0; i < count; i++) to[i] = from[i];
        }
    }

    /// <summary><c>to[i] = 0</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear(float* to, nint count)
    {
        if (count >= 16)
        {
            for (nint i = 0; i < count - 16; i += 16) Vector512.Store(Vector512<float>.Zero, to + i);
            Vector512.Store(Vector512<float>.Zero, to + count - 16);
        }
        else
        {
            for (nint i = 0; i < count; i++) to[i] = 0;
        }
    }

    /// <summary><c>to[i] += from[i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(float* from, float* to, nint count)
    {
        nint i = 0;
        for (; i <= count - 16; i += 16) Vector512.Store(Vector512.Load(to + i) + Vector512.Load(from + i), to + i);
        for (; i <= count - 4; i += 4) Vector128.Store(Vector128.Load(to + i) + Vector128.Load(from + i), to + i);
        for (; i < count; i++) to[i] += from[i];
    }
}
