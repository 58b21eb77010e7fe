namespace Whetstone.Kernels;

/// <summary>How a product is cut into chunks, from its sizes alone.</summary>
internal readonly record struct ProductGrid(int Rows, int Columns, int RowChunks, int ColumnChunks)
{
    // Chunks enough for the machines in reach, few enough that the copies of A and the calls stay cheap.
    private const int Wanted = 8, MostRows = 252, MostUncut = 56;

    public int Chunks => RowChunks * ColumnChunks;

    /// <summary>The grid of a product of <paramref name="m"/> rows and <paramref name="n"/> columns.</summary>
    public static ProductGrid Of(int m, int n)
    {
        int tile = Tiles.MaxRows, panel = Tiles.Panel;
        int tiles = Ceiling(m, tile), panels = Ceiling(n, panel);

        // Few rows are not cut: then every column of B belongs to one chunk and need not be packed for the others.
        int rows = m <= MostUncut ? tiles * tile : Math.Min(Ceiling(tiles, Wanted), MostRows / tile) * tile;
        int rowChunks = Ceiling(m, rows);
        int columns = Ceiling(panels, Ceiling(Wanted, rowChunks)) * panel;
        return new(rows, columns, rowChunks, Ceiling(n, columns));
    }

    private static int Ceiling(int a, int b) => (a + b - 1) / b;
}
