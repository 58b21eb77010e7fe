using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Blocks of tiles from pixels to results, so few at a time that all between stays in a core's own cache.</summary>
internal unsafe struct WinogradBlocks<TForm> : IBody where TForm : struct, IWinogradForm
{
    public WinogradTiles Tiles;
    public WinogradProduct Product;
    public float* Init;
    public Finish Finish;

    /// <summary>Tiles a block.</summary>
    public int Block;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        int products = TForm.Size * TForm.Size;
        WinogradPlanes results = WinogradPlanes.Of(Block, Math.Max(Tiles.X.Channels, Tiles.Y.Channels));

        // A product goes where the factors of the one before it were: they are not needed any more, and close at hand.
        results.Start = Scratch.Rent(Scratch.Rows, (products + 1) * results.Plane);
        WinogradPlanes pixels = results with { Start = results.Start + results.Plane };
        for (int block = start; block < end; block++)
        {
            int first = block * Block, last = Math.Min(Tiles.Count, first + Block);
            InputTransform<TForm>.Run(Tiles, first, last, pixels);
            for (int i = 0; i < products; i++) Product.Run(i, last - first, pixels, results);
            OutputTransform<TForm>.Run(Tiles, first, last, results, Init, Finish);
        }
    }
}
