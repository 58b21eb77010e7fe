namespace Whetstone.Kernels;

/// <summary>How a weight gradient is cut: sums over separate lines, added up later in order, times blocks of its columns or rows.</summary>
internal readonly record struct WeightGrid(int Splits, int SplitLines, int Rows, int Columns, int Blocks)
{
    // Partial sums take memory for every split; large gradients are cut into blocks instead.
    private const long PartialFloats = 1 << 20;
    private const int Wanted = 8;

    public int Chunks => Splits * Blocks;

    /// <summary>The grid of a gradient of <paramref name="rows"/> x <paramref name="columns"/> summed over <paramref name="lines"/>.</summary>
    public static WeightGrid Of(int lines, int rows, int columns, bool byRows)
    {
        int splits = 1, panels = Panels.Count(columns);
        while (splits < Wanted && 2 * splits <= lines && 2L * splits * rows * panels * Tiles.Panel <= PartialFloats) splits *= 2;
        int each = (lines + splits - 1) / splits, blocks = Wanted / splits;
        if (byRows)
        {
            int height = (rows + blocks - 1) / blocks;
            return new(splits, each, height, columns, (rows + height - 1) / height);
        }

        int width = (panels + blocks - 1) / blocks * Tiles.Panel;
        return new(splits, each, rows, width, (columns + width - 1) / width);
    }
}
