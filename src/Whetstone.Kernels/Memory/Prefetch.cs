using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>Asks for a cache line before it is needed.</summary>
/// <remarks>
/// The processor foresees streams by itself, but starts anew at each page, loses count of more than a few streams, and waits with lines
/// that are only written. Loops that read and write more than they compute go two to three times as fast when told (docs/performance.md).
/// Addresses outside of any memory are allowed.
/// </remarks>
internal static unsafe class Prefetch
{
    /// <summary>How many floats ahead a loop over neighbours asks: a page. Half and twice as many do as well.</summary>
    public const int Distance = 1024;

    /// <summary>Asks for the line of an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(void* element)
    {
        if (Sse.IsSupported) Sse.Prefetch0(element);
    }

    /// <summary>Asks for what a loop that has arrived at an element needs later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ahead(float* element) => Line(element + Distance);
}
