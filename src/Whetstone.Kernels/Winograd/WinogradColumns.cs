using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Multiplies few tiles with many weights and turns the products into results, some channels of the result at a time: their weights are transformed just before they are used.</summary>
/// <remarks>Transformed weights are four times as many as the weights: brought into memory and back, they would take longer than the products of few tiles. Sums are cut where prepared weights cut them: so all bits are the same.</remarks>
internal unsafe struct WinogradColumns<TForm> : IBody where TForm : struct, IWinogradForm
{
    // The results of all products and what is transformed of their weights share the second-level cache.
    private const int ResultFloats = 160 << 10, MostTiles = 256;

    public WinogradTiles Tiles;
    public WinogradWeights<TForm> Weights;
    public WinogradPlanes Pixels;
    public float* Init;
    public Finish Finish;

    /// <summary>Panels of channels at a time.</summary>
    public int Width;

    /// <summary>Whether there are few tiles for so many weights.</summary>
    public static bool Suits(int tiles, int k, int n) => tiles <= MostTiles && !WinogradGrid.Of(tiles, k, n, TForm.Size * TForm.Size).InBlocks;

    /// <summary>Pieces of work.</summary>
    public readonly int Blocks => (Panels.Count(Tiles.Y.Channels) + Width - 1) / Width;

    /// <summary>As many panels at a time as the cache has room for, but so that two threads, as most machines have an even number of cores, get even shares.</summary>
    public static int Panelled(int tiles, int channels)
    {
        int panels = Panels.Count(channels), most = Math.Clamp(ResultFloats / (TForm.Size * TForm.Size * tiles * Kernels.Tiles.Panel), 1, panels);
        int best = most;
        for (int width = most; width > 0; width--) if (Share(panels, width) < Share(panels, best)) best = width;
        return best;
    }

    // Panels of the thread that has most of them, of two.
    private static int Share(int panels, int width) => Math.Min(panels, ((panels + width - 1) / width + 1) / 2 * width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        int panel = Kernels.Tiles.Panel, products = TForm.Size * TForm.Size, channels = Tiles.X.Channels;
        int most = WinogradGrid.Steps(channels, Tiles.Y.Channels), parts = (channels + most - 1) / most;
        WinogradPlanes results = WinogradPlanes.Of(Tiles.Count, Width * panel);
        results.Start = Scratch.Rent(Scratch.Product, products * results.Plane);
        nint plane = ((nint)Width * most * panel / 16 | 1) * 16;
        float* weights = Scratch.Rent(Scratch.Packed, products * plane);
        for (int block = start; block < end; block++)
        {
            int first = block * Width, width = Math.Min(Width, Panels.Count(Tiles.Y.Channels) - first), column = first * panel;
            for (int part = 0, k = 0, steps; part < parts; part++, k += steps)
            {
                steps = (channels - k + parts - part - 1) / (parts - part);
                for (int p = 0; p < width; p++) Weights.Slice(first + p, k, steps, weights + (nint)p * steps * panel, plane);
                for (int i = 0; i < products; i++) Product(i, k, steps, width, weights + i * plane, results);
            }
            Image y = Tiles.Y with { Start = Tiles.Y.Start + column, Channels = Math.Min(width * panel, Tiles.Y.Channels - column) };
            OutputTransform<TForm>.Run(Tiles with { Y = y }, 0, Tiles.Count, results, Init + column, Finish);
        }
    }

    // Adds some steps of a product to the results of a block of channels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Product(int index, int k, int steps, int width, float* weights, in WinogradPlanes results)
    {
        int panel = Kernels.Tiles.Panel;
        TileJob job = new() { RowA = Pixels.Pitch, StepA = 1, StepB = panel, Segments = 1, Length = steps, RowC = results.Pitch, RowInit = k == 0 ? 0 : results.Pitch };
        for (int p = 0; p < width; p++)
        {
            job.A = Pixels.Start + index * Pixels.Plane + k;
            job.B = weights + (nint)p * steps * panel;
            job.C = results.Start + index * results.Plane + p * panel;
            job.Init = k == 0 ? Tiles.Zeros : job.C;
            TileRunner.Column(&job, Tiles.Count, panel);
        }
    }
}
