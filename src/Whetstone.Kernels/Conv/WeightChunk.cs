namespace Whetstone.Kernels;

/// <summary>Sums chunks of a weight gradient: <c>partial[(ky, kx, c), o] = Σ_pixels window(x, pixel) · dy[pixel, o]</c>.</summary>
internal unsafe struct WeightChunk : IBody
{
    // 256 pixels of a panel of dy are 32 KB and stay in the first-level cache.
    private const int MostPixels = 256, NarrowestDirect = 8;

    public WeightGrid Grid;
    public Image X, Dy;
    public Axis Vertical, Horizontal;
    public int Images, K;
    public float* Partial, Zeros;

    private readonly bool IsDirect => Horizontal.Count >= NarrowestDirect && (Horizontal.Taps == 1 || (Horizontal.Step == 1 && X.IsDense));

    private readonly int Height => Vertical.Count;

    private readonly int Width => Horizontal.Count;

    private readonly nint Pitch => Panels.Count(Dy.Channels) * Tiles.Panel;

    public readonly void Run(int start, int end)
    {
        for (int chunk = start; chunk < end; chunk++)
        {
            int split = chunk / Grid.ColumnBlocks, column = chunk % Grid.ColumnBlocks * Grid.Columns;
            int first = split * Grid.SplitLines, last = Math.Min(Images * Height, first + Grid.SplitLines);
            Split(first, last, column, Math.Min(Dy.Channels - column, Grid.Columns), Partial + split * K * Pitch);
        }
    }

    private readonly void Split(int first, int last, int column, int columns, float* sums)
    {
        if (first >= last)
        {
            for (int r = 0; r < K; r++) Floats.Clear(sums + r * Pitch + column, Panels.Count(columns) * Tiles.Panel);
            return;
        }

        int most = Math.Max(1, MostPixels / Width);
        for (int line = first, next; line < last; line = next)
        {
            next = Math.Min(last, line + most);
            if (IsDirect) next = Math.Min(next, (line / Height + 1) * Height);
            TileJob job = new()
            {
                RowA = 1, StepB = Tiles.Panel, Init = line == first ? Zeros : null, RowC = Pitch, RowInit = line == first ? 0 : Pitch,
            };
            float* gradients = Gradients(line, next, column, columns);
            if (IsDirect) Direct(ref job, line, next, gradients, column, columns, sums);
            else Copied(ref job, line, next, gradients, column, columns, sums);
        }
    }

    // dy of these lines as panels [panel, pixel, Panel].
    private readonly float* Gradients(int first, int last, int column, int columns)
    {
        int pixels = (last - first) * Width, panel = Tiles.Panel;
        float* to = Scratch.Rent(Scratch.Product, (long)Panels.Count(columns) * panel * pixels);
        float* from = Dy.Start + first * Dy.Row + column;
        for (int j = 0; j < columns; j += panel)
            Panels.Pack(false, from + j, Dy.Pixel, to + (nint)j * pixels, pixels, Math.Min(panel, columns - j));
        return to;
    }

    private readonly void Direct(ref TileJob job, int first, int last, float* gradients, int column, int columns, float* sums)
    {
        Image x = Band.Of(X, first / Height, Vertical.Slice(first % Height, last - first), Horizontal);
        int run = Horizontal.Taps * X.Channels;
        job.StepA = Horizontal.Stride * x.Pixel;
        job.SegmentA = Vertical.Stride * x.Row;
        job.Segments = last - first;
        job.Length = Width;
        job.SegmentB = (nint)Width * Tiles.Panel;
        for (int t = 0; t < Vertical.Taps; t++)
            Panel(job, x.Start + (nint)t * Vertical.Step * x.Row, run, gradients, (last - first) * Width, columns, sums + t * run * Pitch + column);
    }

    private readonly void Copied(ref TileJob job, int first, int last, float* gradients, int column, int columns, float* sums)
    {
        int pixels = (last - first) * Width;
        nint pitch = ProductRows.Pitch(K);
        float* windows = Scratch.Rent(Scratch.Rows, pixels * pitch);
        Gather.Lines(X, Vertical, Horizontal, first, last, windows, pitch);
        job.StepA = pitch;
        job.Segments = 1;
        job.Length = pixels;
        Panel(job, windows, K, gradients, pixels, columns, sums + column);
    }

    private static void Panel(TileJob job, float* a, int rows, float* gradients, int pixels, int columns, float* sums)
    {
        float* start = job.Init;
        for (int j = 0; j < columns; j += Tiles.Panel)
        {
            job.A = a;
            job.B = gradients + (nint)j * pixels;
            job.C = sums + j;
            job.Init = start == null ? job.C : start;

            // The sums are padded to whole vectors, so a tile is never ragged.
            TileRunner.Column(&job, rows, TileRunner.Vectors(Math.Min(Tiles.Panel, columns - j)) * Tiles.Width);
        }
    }
}
