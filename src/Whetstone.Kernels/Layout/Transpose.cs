using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>Transposes of matrices by blocks in registers: of 16 x 16 where the processor has vectors of 16, of 4 x 4 elsewhere and at the edges.</summary>
internal static unsafe class Transpose
{
    private const int Block = 64;

    /// <summary><c>to[j · rowTo + i] = from[i · rowFrom + j]</c> for i below <paramref name="rows"/>, j below <paramref name="columns"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* from, nint rowFrom, float* to, nint rowTo, nint rows, nint columns)
    {
        nint wide = 0, high = 0;
        if (Avx512F.IsSupported)
        {
            wide = columns / TransposeBlock.Size * TransposeBlock.Size;
            high = rows / TransposeBlock.Size * TransposeBlock.Size;
            Blocks(from, rowFrom, to, rowTo, high, wide);
        }

        if (wide < columns) Pieces(from + wide, rowFrom, to + wide * rowTo, rowTo, high, columns - wide);
        if (high < rows) Pieces(from + high * rowFrom, rowFrom, to + high, rowTo, rows - high, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks(float* from, nint rowFrom, float* to, nint rowTo, nint rows, nint columns)
    {
        for (nint i = 0; i < rows; i += TransposeBlock.Size)
            for (nint j = 0; j < columns; j += TransposeBlock.Size)
                TransposeBlock.Run(from + i * rowFrom + j, rowFrom, to + j * rowTo + i, rowTo);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pieces(float* from, nint rowFrom, float* to, nint rowTo, nint rows, nint columns)
    {
        // Lines of the result are filled while they are in the first-level cache.
        for (nint j = 0; j < columns; j += Block)
        {
            for (nint i = 0; i < rows; i += Block)
                Small(from + i * rowFrom + j, rowFrom, to + j * rowTo + i, rowTo, nint.Min(Block, rows - i), nint.Min(Block, columns - j));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Small(float* from, nint rowFrom, float* to, nint rowTo, nint rows, nint columns)
    {
        nint i = 0;
        if (Sse.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            for (; i <= rows - 4; i += 4)
            {
                float* f = from + i * rowFrom, t = to + i;
                nint j = 0;
                for (; j <= columns - 4; j += 4, f += 4, t += 4 * rowTo) Four(f, rowFrom, t, rowTo);
                for (; j < columns; j++, f++, t += rowTo)
                    (t[0], t[1], t[2], t[3]) = (f[0], f[rowFrom], f[2 * rowFrom], f[3 * rowFrom]);
            }
        }

        for (; i < rows; i++)
        {
            float* f = from + i * rowFrom, t = to + i;
            for (nint j = 0; j < columns; j++) t[j * rowTo] = f[j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(float* from, nint rowFrom, float* to, nint rowTo)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + rowFrom);
        Vector128<float> c = Vector128.Load(from + 2 * rowFrom), d = Vector128.Load(from + 3 * rowFrom);
        Vector128<float> ac = Low(a, c), bd = Low(b, d), ca = High(a, c), db = High(b, d);
        Vector128.Store(Low(ac, bd), to);
        Vector128.Store(High(ac, bd), to + rowTo);
        Vector128.Store(Low(ca, db), to + 2 * rowTo);
        Vector128.Store(High(ca, db), to + 3 * rowTo);
    }

    // Interleaves the lower or the upper halves: a0 b0 a1 b1, or a2 b2 a3 b3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.ZipLow(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.ZipHigh(a, b);
}
