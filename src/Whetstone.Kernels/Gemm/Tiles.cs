using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>The tile kernels of this processor, by rows and vectors.</summary>
internal static unsafe class Tiles
{
    private const int MostRows = 14, Kinds = 5;

    // By rows: one vector, two vectors, the same with a ragged last vector, and with AVX-512 one and at most a half.
    private static readonly delegate*<TileJob*, void>* Table = Choose();

    // 16 set words and 16 clear ones: a vector read from 16 - n on has its first n lanes set.
    private static readonly int* Masks = FillMasks();

    /// <summary>Lanes of a vector.</summary>
    public static int Width => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Most rows of a tile of two vectors, by the number of registers.</summary>
    public static int MaxRows => Vector512.IsHardwareAccelerated ? 14 : 6;

    /// <summary>Whether ragged tiles exist.</summary>
    public static bool HasRagged => Vector256.IsHardwareAccelerated;

    /// <summary>How many columns beyond a vector are only half of another one; 0 where halves are not used.</summary>
    public static int HalfLanes => Avx512F.IsSupported ? 8 : 0;

    /// <summary>Columns of a full tile.</summary>
    public static int Panel => 2 * Width;

    /// <summary>So many columns, rounded up to whole vectors.</summary>
    public static int Padded(int columns) => (columns + Width - 1) / Width * Width;

    /// <summary>Runs one tile of <paramref name="rows"/> x <paramref name="vectors"/> · Width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(TileJob* job, int rows, int vectors) => Table[Kinds * rows + vectors - 1](job);

    /// <summary>Runs one tile whose last vector has only <paramref name="lanes"/> columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RunRagged(TileJob* job, int rows, int vectors, int lanes)
    {
        job->Mask = Mask(lanes);
        Table[Kinds * rows + (vectors == 2 && lanes <= HalfLanes ? 4 : vectors + 1)](job);
    }

    /// <summary>A vector whose first lanes are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float* Mask(int lanes) => (float*)Masks + 16 - lanes;

    private static int* FillMasks()
    {
        int* masks = (int*)NativeMemory.AllocZeroed(32, sizeof(int));
        for (int i = 0; i < 16; i++) masks[i] = -1;
        return masks;
    }

    private static delegate*<TileJob*, void>* Choose() =>
        Vector512.IsHardwareAccelerated ? Fill<Vector512<float>, Simd512>()
        : Vector256.IsHardwareAccelerated ? Fill<Vector256<float>, Simd256>()
        : Fill<Vector128<float>, Simd128>();

    private static delegate*<TileJob*, void>* Fill<TVec, TSimd>() where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        var table = (delegate*<TileJob*, void>*)NativeMemory.AllocZeroed(Kinds * (MostRows + 1), (nuint)sizeof(void*));
        Row<TVec, TSimd, Rows1>(table + Kinds);
        Row<TVec, TSimd, Rows2>(table + 2 * Kinds);
        Row<TVec, TSimd, Rows3>(table + 3 * Kinds);
        Row<TVec, TSimd, Rows4>(table + 4 * Kinds);
        Row<TVec, TSimd, Rows5>(table + 5 * Kinds);
        Row<TVec, TSimd, Rows6>(table + 6 * Kinds);
        Row<TVec, TSimd, Rows7>(table + 7 * Kinds);
        Row<TVec, TSimd, Rows8>(table + 8 * Kinds);
        Row<TVec, TSimd, Rows9>(table + 9 * Kinds);
        Row<TVec, TSimd, Rows10>(table + 10 * Kinds);
        Row<TVec, TSimd, Rows11>(table + 11 * Kinds);
        Row<TVec, TSimd, Rows12>(table + 12 * Kinds);
        Row<TVec, TSimd, Rows13>(table + 13 * Kinds);
        Row<TVec, TSimd, Rows14>(table + 14 * Kinds);
        return table;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<TVec, TSimd, TRows>(delegate*<TileJob*, void>* row)
        where TVec : struct where TSimd : struct, ISimd<TVec> where TRows : struct, IExtent
    {
        row[0] = &Tile<TVec, TSimd, TRows, Vectors1>.Run;
        row[1] = &Tile<TVec, TSimd, TRows, Vectors2>.Run;
        if (!TSimd.HasMasks) return;
        row[2] = &Tile<TVec, TSimd, TRows, Ragged1>.Run;
        row[3] = &Tile<TVec, TSimd, TRows, Ragged2>.Run;
        row[4] = HalfLanes > 0 ? &HalfTile<TRows>.Run : row[3];
    }
}
