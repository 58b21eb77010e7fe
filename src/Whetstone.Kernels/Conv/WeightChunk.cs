using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Sums chunks of a weight gradient: <c>partial[(ky, kx, c), o] = Σ_pixels window(x, pixel) · dy[pixel, o]</c>.</summary>
internal unsafe struct WeightChunk : IBody
{
    // 256 pixels of a panel of dy are 32 KB and stay in the first-level cache; copied windows should stay in the second.
    private const int MostPixels = 256, FewestPixels = 32, WindowFloats = 160 << 10;

    // Smaller images give too few pixels between loads and stores of the sums; copied windows run on across images.
    private const int NarrowestDirect = 8, SmallestDirect = 64;

    // Pixels of so many channels and one tap lie so far apart that a tile's columns of them would share few sets of the first-level cache.
    private const int FewestCopied = 64;

    // Above this many rows of sums, a panel of dy is read often enough to pay for packing it.
    private const int MostRowsInPlace = 64;

    public WeightGrid Grid;
    public Image X, Dy;
    public Axis Vertical, Horizontal;
    public int Images, K;
    public float* Partial, Zeros;

    /// <summary>Whether tiles read the images in place instead of copied windows.</summary>
    public readonly bool IsDirect => Width >= NarrowestDirect && Width * Height >= SmallestDirect
        && (Horizontal.Taps == 1 ? K < FewestCopied : Horizontal.Step == 1 && X.IsDense);

    private readonly int Height => Vertical.Count;

    private readonly int Width => Horizontal.Count;

    private readonly nint Pitch => Panels.Count(Dy.Channels) * Tiles.Panel;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int chunk = start; chunk < end; chunk++)
        {
            int split = chunk / Grid.Blocks, block = chunk % Grid.Blocks, first = split * Grid.SplitLines;
            int column = IsDirect ? block * Grid.Columns : 0, row = IsDirect ? 0 : block * Grid.Rows;
            WeightBlock part = new()
            {
                Row = row,
                Rows = Math.Min(K - row, Grid.Rows),
                Column = column,
                Columns = Math.Min(Dy.Channels - column, Grid.Columns),
                Sums = Partial + split * K * Pitch + row * Pitch + column,
                Pitch = Pitch,
            };
            Split(ref part, first, Math.Min(Images * Height, first + Grid.SplitLines));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Split(ref WeightBlock block, int first, int last)
    {
        if (first >= last) block.Clear();
        int pixels = IsDirect ? MostPixels : Math.Clamp(WindowFloats / block.Rows, FewestPixels, MostPixels), most = Math.Max(1, pixels / Width);
        for (int line = first, next; line < last; line = next)
        {
            next = Math.Min(last, line + most);
            if (IsDirect) next = Math.Min(next, (line / Height + 1) * Height);
            block.Init = line == first ? Zeros : null;
            Gradients(ref block, line, next);
            if (IsDirect) Direct(block, line, next);
            else Copied(block, line, next);
        }
    }

    // dy of these lines: in place when it is narrow and read by few tiles, else as panels [panel, pixel, Panel].
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Gradients(ref WeightBlock block, int first, int last)
    {
        int pixels = (last - first) * Width, panel = Tiles.Panel;
        float* from = Dy.Start + first * Dy.Row + block.Column;

        // In place a ragged panel reads into the next pixels, which must exist. The sums it spoils are never used.
        if (K <= MostRowsInPlace && Dy.Pixel <= 2 * panel && (Images * Height - last) * Dy.Row >= panel)
        {
            block.Gradients = from;
            (block.StepB, block.PanelB) = (Dy.Pixel, panel);
            return;
        }

        float* to = Scratch.Rent(Scratch.Product, (long)Panels.Count(block.Columns) * panel * pixels);
        for (int j = 0; j < block.Columns; j += panel)
            Panels.Pack(false, from + j, Dy.Pixel, to + (nint)j * pixels, pixels, Math.Min(panel, block.Columns - j));
        block.Gradients = to;
        (block.StepB, block.PanelB) = (panel, (nint)pixels * panel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Direct(in WeightBlock block, int first, int last)
    {
        Image x = Band.Of(X, first / Height, Vertical.Slice(first % Height, last - first), Horizontal);
        int run = Horizontal.Taps * X.Channels;
        TileJob job = new()
        {
            RowA = 1,
            StepA = Horizontal.Stride * x.Pixel,
            SegmentA = Vertical.Stride * x.Row,
            Segments = last - first,
            Length = Width,
            SegmentB = Width * block.StepB,
        };
        for (int t = 0; t < Vertical.Taps; t++)
        {
            job.A = x.Start + (nint)t * Vertical.Step * x.Row;
            block.Add(job, run, t * run);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Copied(in WeightBlock block, int first, int last)
    {
        int pixels = (last - first) * Width;
        nint pitch = ProductRows.Pitch(block.Rows);
        float* windows = Scratch.Rent(Scratch.Rows, pixels * pitch);
        if (block.Rows == K) Gather.Lines(X, Vertical, Horizontal, first, last, windows, pitch);
        else Gather.Columns(X, Vertical, Horizontal, first, last, block.Row, block.Row + block.Rows, windows, pitch);
        block.Add(new() { A = windows, RowA = 1, StepA = pitch, Segments = 1, Length = pixels }, block.Rows, 0);
    }
}
