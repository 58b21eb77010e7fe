using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Brings tiles of pixels into the form in which they are multiplied.</summary>
internal static unsafe class InputTransform<TForm> where TForm : struct, IWinogradForm
{
    /// <summary>Writes tiles <paramref name="first"/> to <paramref name="last"/> into the rows of <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in WinogradTiles tiles, int first, int last, in WinogradPlanes to)
    {
        int channels = tiles.X.Channels;
        if (Vector512.IsHardwareAccelerated && channels >= 16) Run<Vector512<float>, Simd512>(tiles, first, last, to);
        else if (Vector256.IsHardwareAccelerated && channels >= 8) Run<Vector256<float>, Simd256>(tiles, first, last, to);
        else if (channels >= 4) Run<Vector128<float>, Simd128>(tiles, first, last, to);
        else Run<float, Simd32>(tiles, first, last, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private static void Run<TVec, TSimd>(in WinogradTiles tiles, int first, int last, in WinogradPlanes to)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        float** pixels = stackalloc float*[36], next = stackalloc float*[36];
        float* room = stackalloc float[36 * 16 + 16];
        room = (float*)(((nint)room + 63) & ~63);
        if (first < last) tiles.Pixels(first, next);
        for (int tile = first; tile < last; tile++)
        {
            float** now = next;
            next = pixels;
            pixels = now;
            tiles.Pixels(Math.Min(tile + 1, last - 1), next);
            Tile<TVec, TSimd>(pixels, next, tiles.X.Channels, room, to.Start + (tile - first) * to.Pitch, to.Plane, to.Pitch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TVec, TSimd>(float** pixels, float** next, nint channels, float* room, float* to, nint plane, nint pitch)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int width = TSimd.Width, size = TForm.Size;
        for (nint c = 0; c < channels; c += width)
        {
            // The last vector ends with the last channel; lanes it shares with the one before get the same values again.
            if (c > channels - width) c = channels - width;
            for (int i = 0; i < size; i++)
                for (int j = 2; j < size; j++) Prefetch.Line(next[i * size + j] + c);
            for (int j = 0; j < size * size; j++) Prefetch.Line(to + pitch + j * plane + c);
            for (int j = 0; j < size; j++) TForm.Pixels<TVec, TSimd>(pixels + j, c, room + j * width, size * width);
            for (int i = 0; i < size; i++) TForm.Input<TVec, TSimd>(room + i * size * width, width, to + i * size * plane + c, plane);
        }
    }
}
