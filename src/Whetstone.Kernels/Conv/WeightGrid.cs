namespace Whetstone.Kernels;

/// <summary>How a weight gradient is cut: sums over separate lines, added up later in order, times blocks of its columns or rows.</summary>
internal readonly record struct WeightGrid(int Splits, int SplitLines, int Rows, int Columns, int Blocks)
{
    // Partial sums take memory for every split; large gradients are cut into blocks instead.
    private const long PartialFloats = 1 << 20;

    // Fewer pixels do not pay for the partial sums that they leave behind, fewer products not for a piece of their own.
    private const int FewestPixels = 256;
    private const long FewestProducts = 2 << 20;
    private const int MostPieces = 8;

    // So many sums of a block of rows, its windows and the panels of dy stay in the second-level cache together.
    private const int MostBlockSums = 160 << 10;

    public int Chunks => Splits * Blocks;

    /// <summary>The grid of a gradient of <paramref name="rows"/> x <paramref name="columns"/> summed over <paramref name="lines"/> of <paramref name="width"/> pixels.</summary>
    public static WeightGrid Of(int lines, int width, int rows, int columns, bool byRows)
    {
        int splits = 1, panels = Panels.Count(columns);
        long pixels = (long)lines * width, sums = (long)rows * panels * Tiles.Panel;
        int pieces = (int)Math.Clamp(pixels * sums / FewestProducts, 1, MostPieces);
        while (2 * splits <= Math.Min(pieces, lines) && 2L * splits * FewestPixels <= pixels && 2 * splits * sums <= PartialFloats) splits *= 2;
        int each = (lines + splits - 1) / splits, blocks = Math.Max(1, pieces / splits);
        if (byRows)
        {
            while ((sums + blocks - 1) / blocks > MostBlockSums) blocks *= 2;
            int height = (rows + blocks - 1) / blocks;
            return new(splits, each, height, columns, (rows + height - 1) / height);
        }

        int breadth = (panels + blocks - 1) / blocks * Tiles.Panel;
        return new(splits, each, rows, breadth, (columns + breadth - 1) / breadth);
    }
}
