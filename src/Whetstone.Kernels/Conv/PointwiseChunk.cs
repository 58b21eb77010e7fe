using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Sums chunks of the product of two tall matrices: <c>partial[i, j] = Σ_pixels a[pixel, i] · b[pixel, j]</c>.</summary>
/// <remarks>Both are read in place: a pixel of each is a line or two of the cache, so that copies into panels would cost more than they save.</remarks>
internal unsafe struct PointwiseChunk : IBody
{
    // So many pixels of a panel of B stay in the first-level cache, so many numbers of A in the second.
    private const int MostPixels = 128, MostNumbers = 64 << 10;

    public WeightGrid Grid;
    public float* A, B, Partial, Zeros;
    public int Pixels, Rows, Columns;

    /// <summary>Floats from one row of sums to the next: whole vectors.</summary>
    public readonly int Pitch => Tiles.Padded(Columns);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int chunk = start; chunk < end; chunk++)
        {
            int split = chunk / Grid.Blocks, first = split * Grid.SplitLines, last = Math.Min(Pixels, first + Grid.SplitLines);
            int column = chunk % Grid.Blocks * Grid.Columns, columns = Math.Min(Columns - column, Grid.Columns);
            float* sums = Partial + (nint)split * Rows * Pitch + column;
            if (first >= last) Clear(sums, columns);
            int pieces = (last - first + MostPixels - 1) / MostPixels;
            for (int piece = 0, pixel = first, next; piece < pieces; piece++, pixel = next)
            {
                next = pixel + (last - pixel + pieces - piece - 1) / (pieces - piece);
                Add(pixel, next, column, columns, sums, pixel == first);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Clear(float* sums, int columns)
    {
        for (int r = 0; r < Rows; r++) Floats.Clear(sums + (nint)r * Pitch, Tiles.Padded(columns));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Add(int first, int last, int column, int columns, float* sums, bool fresh)
    {
        TileJob job = new()
        {
            RowA = 1,
            StepA = Rows,
            Segments = 1,
            Length = last - first,
            RowC = Pitch,
            RowInit = fresh ? 0 : Pitch,
        };
        int blocks = (int)((job.Length * Rows + MostNumbers - 1) / MostNumbers), block = (Rows + blocks - 1) / blocks;
        for (int row = 0; row < Rows; row += block)
        {
            for (int j = 0; j < columns; j += Tiles.Panel)
            {
                int width = Math.Min(Tiles.Panel, columns - j), padded = Tiles.Padded(width);
                job.A = A + (nint)first * Rows + row;
                job.B = B + (nint)first * Columns + column + j;
                job.StepB = Columns;
                if (padded > width && (nint)(Pixels - last) * Columns < padded) Copy(ref job, width);
                job.C = sums + row * Pitch + j;
                job.Init = fresh ? Zeros : job.C;
                TileRunner.Column(&job, Math.Min(block, Rows - row), padded);
            }
        }
    }

    // A ragged panel reads on into the next pixels, and behind the last one there may be nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Copy(ref TileJob job, int width)
    {
        float* copy = Scratch.Rent(Scratch.Product, job.Length * Tiles.Panel);
        Panels.Pack(false, job.B, Columns, copy, (int)job.Length, width);
        job.B = copy;
        job.StepB = Tiles.Panel;
    }
}
