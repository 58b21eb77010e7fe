using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Turns the products of tiles into results.</summary>
internal static unsafe class OutputTransform<TForm> where TForm : struct, IWinogradForm
{
    /// <summary>Reads tiles <paramref name="first"/> to <paramref name="last"/> from the rows of <paramref name="from"/>; adds <paramref name="init"/>, then finishes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in WinogradTiles tiles, int first, int last, in WinogradPlanes from, float* init, in Finish finish)
    {
        int channels = tiles.Y.Channels;
        if (Vector512.IsHardwareAccelerated && channels >= 16) Run<Vector512<float>, Simd512>(tiles, first, last, from, init, finish);
        else if (Vector256.IsHardwareAccelerated && channels >= 8) Run<Vector256<float>, Simd256>(tiles, first, last, from, init, finish);
        else if (channels >= 4) Run<Vector128<float>, Simd128>(tiles, first, last, from, init, finish);
        else Run<float, Simd32>(tiles, first, last, from, init, finish);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private static void Run<TVec, TSimd>(in WinogradTiles tiles, int first, int last, in WinogradPlanes from, float* init, in Finish finish)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        float** results = stackalloc float*[16], next = stackalloc float*[16];
        float* room = stackalloc float[36 * 16 + 16];
        room = (float*)(((nint)room + 63) & ~63);
        float* outside = Scratch.Rent(Scratch.Tail, tiles.Y.Channels);
        if (first < last) tiles.Results(first, outside, next);
        for (int tile = first; tile < last; tile++)
        {
            float** now = next;
            next = results;
            results = now;
            tiles.Results(Math.Min(tile + 1, last - 1), outside, next);
            Tile<TVec, TSimd>(from.Start + (tile - first) * from.Pitch, from.Pitch, from.Plane, tiles.Y.Channels, room, init, results, next);
            for (int i = 0; i < TForm.Outputs * TForm.Outputs; i++)
                if (results[i] != outside) finish.Run(results[i], 0, 1, tiles.Y.Channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile<TVec, TSimd>(float* from, nint pitch, nint plane, nint channels, float* room, float* init, float** results, float** next)
        where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int width = TSimd.Width, size = TForm.Size;
        for (nint c = 0; c < channels; c += width)
        {
            if (c > channels - width) c = channels - width;
            for (int j = 0; j < size * size; j++) Prefetch.Line(from + pitch + j * plane + c);
            for (int j = 0; j < TForm.Outputs * TForm.Outputs; j++) Prefetch.Line(next[j] + c);
            for (int j = 0; j < size; j++) TForm.Products<TVec, TSimd>(from + j * plane + c, size * plane, room + j * width, size * width);
            TVec bias = TSimd.Load(init + c);
            for (int i = 0; i < TForm.Outputs; i++) TForm.Results<TVec, TSimd>(room + i * size * width, bias, results + i * TForm.Outputs, c);
        }
    }
}
