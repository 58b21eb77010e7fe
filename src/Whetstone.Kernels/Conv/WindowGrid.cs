namespace Whetstone.Kernels;

/// <summary>How the output lines and columns of a convolution are cut into chunks, from its sizes alone.</summary>
internal readonly record struct WindowGrid(int Lines, int Columns, int LineChunks, int ColumnChunks)
{
    // Rows of windows a chunk copies: half a megabyte when K allows it, so that they stay in the second-level cache.
    private const int ScratchFloats = 128 << 10, FewestPixels = 56, Wanted = 8;

    // More weights than this do not stay in the second-level cache: chunks of lines would each read them from afar.
    private const long MostWeights = 256 << 10;

    public int Chunks => LineChunks * ColumnChunks;

    /// <summary>The grid of <paramref name="lines"/> lines of <paramref name="width"/> pixels with K products each, n columns wide.</summary>
    public static WindowGrid Of(int lines, int width, long k, int n)
    {
        long pixels = Math.Clamp(ScratchFloats / Math.Max(k, 1), FewestPixels, 256);
        int most = (int)Math.Max(1, pixels / Math.Max(width, 1));

        // An even number of even chunks, because most machines have an even number of cores.
        int chunks = Math.Max((lines + most - 1) / most, Math.Min(lines, k * n > MostWeights ? 1 : Wanted));
        if (chunks > 1) chunks += chunks & 1;
        int each = (lines + chunks - 1) / chunks;
        int lineChunks = (lines + each - 1) / each;
        int panels = Panels.Count(n), columnChunks = Math.Min(panels, (Wanted + lineChunks - 1) / lineChunks);
        int columns = (panels + columnChunks - 1) / columnChunks * Tiles.Panel;
        return new(each, columns, lineChunks, (n + columns - 1) / columns);
    }
}
