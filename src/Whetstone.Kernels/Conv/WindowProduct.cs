using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Runs the products of windows with packed weights: a forward convolution or one phase of an input gradient.</summary>
internal static unsafe class WindowProduct
{
    /// <summary><c>y[pixel, :] = init + window(x, pixel) · packed</c> for every pixel of every image, then the finish, which needs a dense y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Image x, Image y, int images, in Axis vertical, in Axis horizontal, float* packed, float* init, in Finish finish,
        Workers workers)
    {
        int k = vertical.Taps * horizontal.Taps * x.Channels;
        if (k > 0 && IsPlain(vertical) && IsPlain(horizontal) && y.Row == horizontal.Count * y.Pixel && y.Plane == vertical.Count * y.Row)
        {
            Plain(x, y, images * vertical.Count * horizontal.Count, packed, init, 0, finish, workers);
            return;
        }

        WindowChunk chunk = new()
        {
            X = x,
            Y = y,
            Images = images,
            Vertical = vertical,
            Horizontal = horizontal,
            K = k,
            Packed = packed,
            Init = init,
            Finish = finish,
            Grid = WindowGrid.Of(images * vertical.Count, horizontal.Count, k, y.Channels),
        };
        workers.For(chunk.Grid.Chunks, 1, chunk);
    }

    // Every pixel sees just itself: images, rows and pixels are one long list of rows.
    private static bool IsPlain(in Axis axis) => axis is { Taps: 1, Stride: 1, Start: 0 } && axis.Count == axis.Size;

    /// <summary>The same where each pixel of y sees one pixel of x; <paramref name="init"/> has a row for each of them, or one for all if they are 0 apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Plain(in Image x, in Image y, int pixels, float* packed, float* init, nint rowInit, in Finish finish, Workers workers)
    {
        ProductChunk chunk = new()
        {
            Grid = ProductGrid.Of(pixels, y.Channels),
            M = pixels,
            N = y.Channels,
            K = x.Channels,
            A = x.Start,
            RowA = x.Pixel,
            StepA = 1,
            CopyA = y.Channels > 4 * Tiles.Panel,
            Packed = packed,
            C = y.Start,
            RowC = y.Pixel,
            Init = init,
            RowInit = rowInit,
            Finish = finish,
        };
        workers.For(chunk.Grid.Chunks, 1, chunk);
    }
}
