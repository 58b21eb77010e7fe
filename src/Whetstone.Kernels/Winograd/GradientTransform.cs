using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Brings tiles of dy into the form in which they meet transformed pixels.</summary>
internal static unsafe class GradientTransform
{
    private const int Outputs = 4, Size = 6;

    /// <summary>Writes tiles <paramref name="first"/> to <paramref name="last"/> of y into the rows of <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in WinogradTiles tiles, int first, int last, in WinogradPlanes to)
    {
        int channels = tiles.Y.Channels;
        if (Vector512.IsHardwareAccelerated && channels >= 16) Run<Vector512<float>, Simd512>(tiles, first, last, to);
        else if (Vector256.IsHardwareAccelerated && channels >= 8) Run<Vector256<float>, Simd256>(tiles, first, last, to);
        else if (channels >= 4) Run<Vector128<float>, Simd128>(tiles, first, last, to);
        else Run<float, Simd32>(tiles, first, last, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private static void Run<TVec, TSimd>(in WinogradTiles tiles, int first, int last, in WinogradPlanes to)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        float** gradients = stackalloc float*[Outputs * Outputs], next = stackalloc float*[Outputs * Outputs];
        float* room = stackalloc float[Size * Outputs * 16 + 16];
        room = (float*)(((nint)room + 63) & ~63);
        if (first < last) tiles.Results(first, tiles.Zeros, next);
        for (int tile = first; tile < last; tile++)
        {
            // Gradients outside the image are zeros, and are only read.
            float** now = next;
            next = gradients;
            gradients = now;
            tiles.Results(Math.Min(tile + 1, last - 1), tiles.Zeros, next);
            Tile<TVec, TSimd>(gradients, next, tiles.Y.Channels, room, to.Start + (tile - first) * to.Pitch, to.Plane, to.Pitch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TVec, TSimd>(float** g, float** next, nint channels, float* room, float* to, nint plane, nint pitch)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int width = TSimd.Width;
        for (nint c = 0; c < channels; c += width)
        {
            if (c > channels - width) c = channels - width;
            for (int i = 0; i < Outputs * Outputs; i++) Prefetch.Line(next[i] + c);
            for (int j = 0; j < Size * Size; j++) Prefetch.Line(to + pitch + j * plane + c);
            for (int j = 0; j < Outputs; j++)
                GradientForm<TVec, TSimd>.Results(TSimd.Load(g[j] + c), TSimd.Load(g[j + 4] + c), TSimd.Load(g[j + 8] + c), TSimd.Load(g[j + 12] + c),
                    room + j * width, Outputs * width);
            for (int i = 0; i < Size; i++)
            {
                float* row = room + i * Outputs * width;
                GradientForm<TVec, TSimd>.Results(TSimd.Load(row), TSimd.Load(row + width), TSimd.Load(row + 2 * width), TSimd.Load(row + 3 * width),
                    to + i * Size * plane + c, plane);
            }
        }
    }
}
