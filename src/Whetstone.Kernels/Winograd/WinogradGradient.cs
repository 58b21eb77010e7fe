using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Weight gradients by F(3 x 3, 4 x 4): sums of products of transformed tiles of x and of dy, transformed back once.</summary>
internal static unsafe class WinogradGradient
{
    private const int Products = 36, MostTiles = 504, FewestTiles = 84, GroupFloats = 1536 << 10;

    /// <summary>Overwrites dw; y of <paramref name="tiles"/> is dy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in ConvGeometry g, WinogradTiles tiles, float* dw, Workers workers)
    {
        // Groups are added up one after the other, and each product by one thread: the order of the sums is that of the tiles.
        int most = Math.Clamp(GroupFloats / (Products * (g.C + g.O)), FewestTiles, MostTiles), groups = (tiles.Count + most - 1) / most;
        int each = (tiles.Count + groups - 1) / groups;
        WinogradPlanes x = WinogradPlanes.Of(each, g.C), dy = WinogradPlanes.Of(each, g.O);
        x.Start = Scratch.Rent(Scratch.Rows, Products * x.Plane);
        dy.Start = Scratch.Rent(Scratch.Product, Products * dy.Plane + Tiles.Panel);
        tiles.Zeros = Gemm.PaddedBias(default, Math.Max(g.C, g.O));
        if (groups == 1)
        {
            workers.For(tiles.Count, (tiles.Count + 15) / 16, new GradientTiles { Tiles = tiles, Pixels = x, Gradients = dy });
            GradientBlocks blocks = new() { Pixels = x, Gradients = dy, W = dw, Zeros = tiles.Zeros, Count = tiles.Count, Inputs = g.C, Outputs = g.O };
            workers.For(blocks.Blocks, 1, blocks);
            return;
        }

        nint pitch = Panels.Count(g.O) * Tiles.Panel, plane = (((g.C * pitch) + 15) / 16 | 1) * 16;
        float* sums = Scratch.Rent(Scratch.Partial, Products * plane);
        for (int first = 0; first < tiles.Count; first += each)
        {
            int count = Math.Min(each, tiles.Count - first);
            workers.For(count, (count + 15) / 16, new GradientTiles { Tiles = tiles, Pixels = x, Gradients = dy, First = first });
            GradientSums sum = new() { Pixels = x, Gradients = dy, Sums = sums, Zeros = tiles.Zeros, Pitch = pitch, Plane = plane };
            (sum.Count, sum.Inputs, sum.Outputs, sum.IsFirst) = (count, g.C, g.O, first == 0);
            workers.For(Products, 1, sum);
        }

        GradientWeights weights = new() { Sums = sums, W = dw, Pitch = pitch, Plane = plane, Inputs = g.C, Outputs = g.O };
        workers.For(weights.Chunks, 1, weights);
    }
}
