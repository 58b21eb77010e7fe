namespace Whetstone.Kernels;

/// <summary>How many tiles are worked on together, and how, from the sizes alone.</summary>
/// <param name="Tiles">Tiles at a time.</param>
/// <param name="InBlocks">Whether a thread takes them from pixels to results, or all threads share each step.</param>
internal readonly record struct WinogradGrid(int Tiles, bool InBlocks)
{
    // A block has a megabyte and a half between pixels and results at most: it reads the weights of all products once, from afar if
    // they are many. Smaller blocks would stay in the second-level cache, but read them more often. With more weights than this all
    // tiles of a large group share them.
    private const int BlockFloats = 384 << 10, MostBlockWeights = 256 * 256, GroupTiles = 504, Wanted = 8, ManyWeightsSteps = 128;

    /// <summary>The grid of <paramref name="tiles"/> tiles with so many products of <paramref name="k"/> x <paramref name="n"/> weights.</summary>
    public static WinogradGrid Of(int tiles, int k, int n, int products)
    {
        int row = Kernels.Tiles.MaxRows;
        if ((long)k * n > MostBlockWeights) return new(Even(tiles, Parts(tiles, GroupTiles)), false);

        int most = Math.Max(2 * row, BlockFloats / (products * Math.Max(k, n)) / row * row);
        int blocks = Math.Max(Parts(tiles, most), Math.Min(Wanted, Parts(tiles, row)));

        // An even number of even blocks, because most machines have an even number of cores.
        return new(Even(tiles, blocks + (blocks & 1)), true);
    }

    /// <summary>Steps of a product that are summed at a time, whatever the number of tiles: what is computed for an image does not depend on its batch.</summary>
    public static int Steps(int k, int n) => (long)k * n > MostBlockWeights ? ManyWeightsSteps : ProductBlock.UsualSteps;

    private static int Parts(int tiles, int most) => (tiles + most - 1) / most;

    private static int Even(int tiles, int parts) => (tiles + parts - 1) / parts;
}
