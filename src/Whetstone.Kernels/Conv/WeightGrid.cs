namespace Whetstone.Kernels;

/// <summary>How a weight gradient is cut: some sums over separate lines, added up later in order, times some blocks of columns.</summary>
internal readonly record struct WeightGrid(int Splits, int Columns, int ColumnBlocks, int SplitLines)
{
    // Partial sums take memory for every split; large gradients are cut by columns instead.
    private const long PartialFloats = 1 << 20;
    private const int Wanted = 8;

    public int Chunks => Splits * ColumnBlocks;

    /// <summary>The grid of a gradient of <paramref name="rows"/> x <paramref name="columns"/> summed over <paramref name="lines"/>.</summary>
    public static WeightGrid Of(int lines, int rows, int columns)
    {
        int splits = 1, panels = Panels.Count(columns);
        while (splits < Wanted && 2 * splits <= lines && 2L * splits * rows * panels * Tiles.Panel <= PartialFloats) splits *= 2;
        int blocks = Math.Min(panels, Wanted / splits), width = (panels + blocks - 1) / blocks * Tiles.Panel;
        return new(splits, width, (columns + width - 1) / width, (lines + splits - 1) / splits);
    }
}
