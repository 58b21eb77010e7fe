using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>Where the places of a window lie in memory: as many floats behind its first element.</summary>
/// <remarks>An index counts the places of a window row by row inside the image, so that narrower windows at the border count otherwise.</remarks>
internal unsafe struct PlaceOffsets
{
    /// <summary>Most elements of a window.</summary>
    public const int Most = 16;

    /// <summary>The lanes of <see cref="Sixteen"/>.</summary>
    public const int Lanes = 16;

    /// <summary>The offset of each place; 0 where there is none.</summary>
    public fixed int At[Most];

    /// <summary>How many places there are.</summary>
    public int Count;

    private int rows, columns;

    /// <summary>Takes the offsets for windows of so many rows and columns; most have the size of the one before.</summary>
    public void Resize(int height, int width, nint row, nint pixel)
    {
        if (height == rows && width == columns) return;
        (rows, columns, Count) = (height, width, height * width);
        for (int k = 0; k < Most; k++) At[k] = k < Count ? (int)(k / width * row + k % width * pixel) : 0;
    }

    /// <summary>The offsets and the gradients of 16 channels in windows that lie alike; a channel without a place has the gradient 0.</summary>
    /// <param name="windows">How many windows.</param>
    /// <param name="index">The places of the first window's channels.</param>
    /// <param name="dy">Their gradients.</param>
    /// <param name="next">From a window to the next in both.</param>
    /// <param name="begin">Where the first window begins in memory.</param>
    /// <param name="step">From a window to the next there.</param>
    /// <param name="offsets">Where the offsets go, 16 for each window.</param>
    /// <param name="scales">Where the gradients go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Sixteen(int windows, byte* index, float* dy, nint next, int begin, int step, int* offsets, float* scales)
    {
        Vector512<int> table = Vector512.LoadUnsafe(in At[0]), none = Vector512.Create((int)byte.MaxValue);
        for (; windows > 0; windows--, index += next, dy += next, begin += step, offsets += Lanes, scales += Lanes)
        {
            Vector512<int> place, offset = default;
            if (Avx512F.IsSupported)
            {
                place = Avx512F.ConvertToVector512Int32(Vector128.Load(index));
                offset = Avx512F.PermuteVar16x32(table, place);
            }
            else
            {
                place = Vector512.ConvertToInt32Native(PoolLanes512.LoadBytes(index));
                for (int k = 1; k < Count; k++) offset = Vector512.ConditionalSelect(Vector512.Equals(place, Vector512.Create(k)), Vector512.Create(At[k]), offset);
            }
            Vector512.Store(offset + Vector512.Create(begin), offsets);
            Vector512.Store(Vector512.AndNot(Vector512.Load(dy), Vector512.Equals(place, none).AsSingle()), scales);
        }
    }
}
