using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>The tile kernels of this processor, by rows and vectors.</summary>
internal static unsafe class Tiles
{
    private static readonly delegate*<TileJob*, void>* Table = Choose();

    /// <summary>Lanes of a vector.</summary>
    public static int Width => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Most rows of a tile of two vectors, by the number of registers.</summary>
    public static int MaxRows => Vector512.IsHardwareAccelerated ? 14 : 6;

    /// <summary>Columns of a full tile.</summary>
    public static int Panel => 2 * Width;

    /// <summary>Runs one tile of <paramref name="rows"/> x <paramref name="vectors"/> · Width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(TileJob* job, int rows, int vectors) => Table[2 * rows + vectors - 1](job);

    private static delegate*<TileJob*, void>* Choose() =>
        Vector512.IsHardwareAccelerated ? Fill<Vector512<float>, Simd512>()
        : Vector256.IsHardwareAccelerated ? Fill<Vector256<float>, Simd256>()
        : Fill<Vector128<float>, Simd128>();

    private static delegate*<TileJob*, void>* Fill<TVec, TSimd>() where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        var table = (delegate*<TileJob*, void>*)NativeMemory.Alloc(30, (nuint)sizeof(void*));
        table[0] = table[1] = null;
        table[2] = &Tile<TVec, TSimd, Rows1, Vectors1>.Run;
        table[3] = &Tile<TVec, TSimd, Rows1, Vectors2>.Run;
        table[4] = &Tile<TVec, TSimd, Rows2, Vectors1>.Run;
        table[5] = &Tile<TVec, TSimd, Rows2, Vectors2>.Run;
        table[6] = &Tile<TVec, TSimd, Rows3, Vectors1>.Run;
        table[7] = &Tile<TVec, TSimd, Rows3, Vectors2>.Run;
        table[8] = &Tile<TVec, TSimd, Rows4, Vectors1>.Run;
        table[9] = &Tile<TVec, TSimd, Rows4, Vectors2>.Run;
        table[10] = &Tile<TVec, TSimd, Rows5, Vectors1>.Run;
        table[11] = &Tile<TVec, TSimd, Rows5, Vectors2>.Run;
        table[12] = &Tile<TVec, TSimd, Rows6, Vectors1>.Run;
        table[13] = &Tile<TVec, TSimd, Rows6, Vectors2>.Run;
        table[14] = &Tile<TVec, TSimd, Rows7, Vectors1>.Run;
        table[15] = &Tile<TVec, TSimd, Rows7, Vectors2>.Run;
        table[16] = &Tile<TVec, TSimd, Rows8, Vectors1>.Run;
        table[17] = &Tile<TVec, TSimd, Rows8, Vectors2>.Run;
        table[18] = &Tile<TVec, TSimd, Rows9, Vectors1>.Run;
        table[19] = &Tile<TVec, TSimd, Rows9, Vectors2>.Run;
        table[20] = &Tile<TVec, TSimd, Rows10, Vectors1>.Run;
        table[21] = &Tile<TVec, TSimd, Rows10, Vectors2>.Run;
        table[22] = &Tile<TVec, TSimd, Rows11, Vectors1>.Run;
        table[23] = &Tile<TVec, TSimd, Rows11, Vectors2>.Run;
        table[24] = &Tile<TVec, TSimd, Rows12, Vectors1>.Run;
        table[25] = &Tile<TVec, TSimd, Rows12, Vectors2>.Run;
        table[26] = &Tile<TVec, TSimd, Rows13, Vectors1>.Run;
        table[27] = &Tile<TVec, TSimd, Rows13, Vectors2>.Run;
        table[28] = &Tile<TVec, TSimd, Rows14, Vectors1>.Run;
        table[29] = &Tile<TVec, TSimd, Rows14, Vectors2>.Run;
        return table;
    }
}
