using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>Transposes 16 x 16 numbers in registers, so that each line of the result is written once and whole.</summary>
/// <remarks>Where lines lie a power of two apart they share a few sets of the cache, and one that is written piece by piece is thrown out in between.</remarks>
internal static unsafe class TransposeBlock
{
    /// <summary>Rows and columns of a block.</summary>
    public const int Size = 16;

    // Which 128 bits of two vectors to take: the even ones of each, or the odd ones.
    private const byte Even = 0x88, Odd = 0xDD;

    /// <summary><c>to[j · rowTo + i] = from[i · rowFrom + j]</c> for i and j below 16; needs AVX-512.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(float* from, nint rowFrom, float* to, nint rowTo)
    {
        Four(from, rowFrom, out var a0, out var a1, out var a2, out var a3);
        Four(from + 4 * rowFrom, rowFrom, out var b0, out var b1, out var b2, out var b3);
        Four(from + 8 * rowFrom, rowFrom, out var c0, out var c1, out var c2, out var c3);
        Four(from + 12 * rowFrom, rowFrom, out var d0, out var d1, out var d2, out var d3);
        Lines(a0, b0, c0, d0, to, 4 * rowTo);
        Lines(a1, b1, c1, d1, to + rowTo, 4 * rowTo);
        Lines(a2, b2, c2, d2, to + 2 * rowTo, 4 * rowTo);
        Lines(a3, b3, c3, d3, to + 3 * rowTo, 4 * rowTo);
    }

    // Four rows of 16: vector k holds columns k, 4 + k, 8 + k and 12 + k, four numbers each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* from, nint row, out Vector512<float> k0, out Vector512<float> k1, out Vector512<float> k2, out Vector512<float> k3)
    {
        Vector512<float> a = Vector512.Load(from), b = Vector512.Load(from + row);
        Vector512<float> c = Vector512.Load(from + 2 * row), d = Vector512.Load(from + 3 * row);
        var abLow = Avx512F.UnpackLow(a, b).AsDouble();
        var abHigh = Avx512F.UnpackHigh(a, b).AsDouble();
        var cdLow = Avx512F.UnpackLow(c, d).AsDouble();
        var cdHigh = Avx512F.UnpackHigh(c, d).AsDouble();
        k0 = Avx512F.UnpackLow(abLow, cdLow).AsSingle();
        k1 = Avx512F.UnpackHigh(abLow, cdLow).AsSingle();
        k2 = Avx512F.UnpackLow(abHigh, cdHigh).AsSingle();
        k3 = Avx512F.UnpackHigh(abHigh, cdHigh).AsSingle();
    }

    // Column k of all four vectors is a line, and so are 4 + k, 8 + k and 12 + k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lines(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* to, nint four)
    {
        var abEven = Avx512F.Shuffle4x128(a, b, Even);
        var abOdd = Avx512F.Shuffle4x128(a, b, Odd);
        var cdEven = Avx512F.Shuffle4x128(c, d, Even);
        var cdOdd = Avx512F.Shuffle4x128(c, d, Odd);
        Avx512F.Shuffle4x128(abEven, cdEven, Even).Store(to);
        Avx512F.Shuffle4x128(abOdd, cdOdd, Even).Store(to + four);
        Avx512F.Shuffle4x128(abEven, cdEven, Odd).Store(to + 2 * four);
        Avx512F.Shuffle4x128(abOdd, cdOdd, Odd).Store(to + 3 * four);
    }
}
