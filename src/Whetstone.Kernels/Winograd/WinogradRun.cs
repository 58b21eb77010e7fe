using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Runs a convolution in one form: the weights are transformed once, then the tiles in blocks or in groups.</summary>
internal static unsafe class WinogradRun<TForm> where TForm : struct, IWinogradForm
{
    /// <summary>Transforms weights [O, C, 3, 3]; turned, for an input gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare(in ConvGeometry g, float* w, bool turned, float* packed, Workers workers)
    {
        WinogradWeights<TForm> weights = Weights(g, turned) with { W = w, Packed = packed };
        workers.For(weights.Chunks, 1, weights);
    }

    /// <summary>Floats of the transformed weights.</summary>
    public static long Length(in ConvGeometry g, bool turned) => Weights(g, turned).Length;

    /// <summary>Writes all results of <paramref name="tiles"/> from weights [O, C, 3, 3].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RunOnce(in ConvGeometry g, WinogradTiles tiles, float* w, bool turned, ReadOnlySpan<float> bias, in Finish finish, Workers workers)
    {
        tiles.Outputs = TForm.Outputs;
        if (WinogradColumns<TForm>.Suits(tiles.Count, tiles.X.Channels, tiles.Y.Channels))
        {
            float* init = Init(g, bias, out tiles.Zeros);
            Columns(tiles, Weights(g, turned) with { W = w }, init, finish, workers);
            return;
        }

        float* packed = Scratch.Rent(Scratch.Packed, Length(g, turned));
        Prepare(g, w, turned, packed, workers);
        Run(g, tiles, packed, turned, bias, finish, workers);
    }

    /// <summary>Writes all results of <paramref name="tiles"/> from weights that <see cref="Prepare"/> transformed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry g, WinogradTiles tiles, float* packed, bool turned, ReadOnlySpan<float> bias, in Finish finish, Workers workers)
    {
        float* init = Init(g, bias, out tiles.Zeros);
        tiles.Outputs = TForm.Outputs;
        WinogradProduct product = new()
        {
            Packed = packed,
            Plane = Weights(g, turned).Plane,
            Zeros = tiles.Zeros,
            K = tiles.X.Channels,
            Columns = tiles.Y.Channels,
        };
        WinogradGrid grid = WinogradGrid.Of(tiles.Count, tiles.X.Channels, tiles.Y.Channels, TForm.Size * TForm.Size);
        if (grid.InBlocks) Blocks(tiles, product, init, finish, grid, workers);
        else Groups(tiles, product, init, finish, grid, workers);
    }

    // A bias for all channels, or zeros, and as many zeros.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float* Init(in ConvGeometry g, ReadOnlySpan<float> bias, out float* zeros)
    {
        int most = Math.Max(g.C, g.O) + 32;
        float* init = Scratch.Rent(Scratch.Bias, 2L * most);
        new Span<float>(init, 2 * most).Clear();
        bias.CopyTo(new Span<float>(init, most));
        zeros = init + most;
        return init;
    }

    private static WinogradWeights<TForm> Weights(in ConvGeometry g, bool turned) => new() { Outputs = g.O, Inputs = g.C, Turned = turned };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks(in WinogradTiles tiles, in WinogradProduct product, float* init, in Finish finish, WinogradGrid grid, Workers workers)
    {
        WinogradBlocks<TForm> blocks = new() { Tiles = tiles, Product = product, Init = init, Finish = finish, Block = grid.Tiles };
        workers.For((tiles.Count + grid.Tiles - 1) / grid.Tiles, 1, blocks);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Groups(in WinogradTiles tiles, in WinogradProduct product, float* init, in Finish finish, WinogradGrid grid, Workers workers)
    {
        int products = TForm.Size * TForm.Size;
        WinogradPlanes from = WinogradPlanes.Of(grid.Tiles, tiles.X.Channels), to = WinogradPlanes.Of(grid.Tiles, tiles.Y.Channels);
        from.Start = Scratch.Rent(Scratch.Rows, products * from.Plane);
        to.Start = Scratch.Rent(Scratch.Product, products * to.Plane);
        for (int first = 0; first < tiles.Count; first += grid.Tiles)
        {
            int count = Math.Min(grid.Tiles, tiles.Count - first), grain = (count + 15) / 16;
            workers.For(count, grain, new WinogradPixels<TForm> { Tiles = tiles, Planes = from, First = first });
            workers.For(products, 1, new WinogradProducts { Product = product, Pixels = from, Results = to, Rows = count });
            workers.For(count, grain, new WinogradResults<TForm> { Tiles = tiles, Planes = to, First = first, Init = init, Finish = finish });
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns(in WinogradTiles tiles, in WinogradWeights<TForm> weights, float* init, in Finish finish, Workers workers)
    {
        WinogradPlanes pixels = WinogradPlanes.Of(tiles.Count, tiles.X.Channels);
        pixels.Start = Scratch.Rent(Scratch.Partial, TForm.Size * TForm.Size * pixels.Plane);
        workers.For(tiles.Count, (tiles.Count + 15) / 16, new WinogradPixels<TForm> { Tiles = tiles, Planes = pixels });
        WinogradColumns<TForm> columns = new() { Tiles = tiles, Weights = weights, Pixels = pixels, Init = init, Finish = finish };
        columns.Width = WinogradColumns<TForm>.Panelled(tiles.Count, tiles.Y.Channels);
        workers.For(columns.Blocks, 1, columns);
    }
}
