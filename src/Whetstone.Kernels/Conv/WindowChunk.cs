using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Computes chunks of output lines of one group: <c>y[line, x, :] = Init + Σ windows · packed weights</c>.</summary>
internal unsafe struct WindowChunk : IBody
{
    // Narrower lines leave too few rows a tile to hide the loads of the weights.
    private const int NarrowestDirect = 8;

    public WindowGrid Grid;
    public Image X, Y;
    public Axis Vertical, Horizontal;
    public int Images, K;
    public float* Packed, Init;
    public Finish Finish;

    /// <summary>Whether tiles read the images in place instead of copied windows.</summary>
    public readonly bool IsDirect =>
        K == 0 || (Horizontal.Count >= NarrowestDirect && (Horizontal.Taps == 1 || (Horizontal.Step == 1 && X.IsDense)));

    private readonly int Height => Vertical.Count;

    private readonly int Width => Horizontal.Count;

    // Floats of a window's row, which lie side by side.
    private readonly nint SegmentLength => (nint)Horizontal.Taps * X.Channels;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        int lines = Images * Height;
        int few = IsDirect ? ThinColumns.Of(Y.Channels, Vertical.Taps, SegmentLength, Width) : 0;
        ThinColumns thin = few == 0 ? default : ThinColumns.Take(Packed, Y.Channels, few, Vertical.Taps, SegmentLength);
        for (int chunk = start; chunk < end; chunk++)
        {
            int first = chunk / Grid.ColumnChunks * Grid.Lines, column = chunk % Grid.ColumnChunks * Grid.Columns;
            int last = Math.Min(lines, first + Grid.Lines), columns = Math.Min(Y.Channels - column, Grid.Columns);
            if (!IsDirect) Copied(first, last, column, columns);
            else
            {
                for (int line = first, next; line < last; line = next)
                {
                    next = Math.Min(last, (line / Height + 1) * Height);
                    Direct(line / Height, line % Height, next - line, column, columns, thin);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Direct(int image, int line, int lines, int column, int columns, in ThinColumns thin)
    {
        Image x = K == 0 ? X : Band.Of(X, image, Vertical.Slice(line, lines), Horizontal);
        TileJob job = new()
        {
            RowA = Horizontal.Stride * x.Pixel,
            StepA = 1,
            SegmentA = Vertical.Step * x.Row,
            StepB = Tiles.Panel,
            SegmentB = SegmentLength * Tiles.Panel,
            Segments = Vertical.Taps,
            Length = SegmentLength,
            RowC = Y.Pixel,
        };
        int wide = Math.Min(column + columns, Y.Channels - thin.Count);
        for (int j = column; j < wide; j += Tiles.Panel)
        {
            for (int i = 0; i < lines; i++)
            {
                job.A = x.Start + (nint)i * Vertical.Stride * x.Row;
                job.B = Packed + (nint)j * K;
                job.Init = Init + j;
                job.C = Y.Start + image * Y.Plane + (line + i) * Y.Row + j;
                int width = Math.Min(Tiles.Panel, wide - j);
                TileRunner.Column(&job, Width, width);
                Finish.Run(job.C, Y.Pixel, Width, width);
            }
        }

        if (thin.Count == 0 || column + columns < Y.Channels) return;
        for (int i = 0; i < lines; i++)
        {
            job.A = x.Start + (nint)i * Vertical.Stride * x.Row;
            float* c = Y.Start + image * Y.Plane + (line + i) * Y.Row + wide;
            thin.Run(job, Init + wide, c, Width);
            Finish.Run(c, Y.Pixel, Width, thin.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Copied(int first, int last, int column, int columns)
    {
        int rows = (last - first) * Width;
        nint pitch = ProductRows.Pitch(K);
        float* windows = Scratch.Rent(Scratch.Rows, rows * pitch);
        Gather.Lines(X, Vertical, Horizontal, first, last, windows, pitch);
        bool evenly = Y.Row == Width * Y.Pixel && Y.Plane == Height * Y.Row;
        nint padded = Panels.Count(columns) * Tiles.Panel;
        ProductBlock block = new()
        {
            Rows = rows,
            Columns = columns,
            K = K,
            A = windows,
            RowA = pitch,
            StepA = 1,
            Packed = Packed + (nint)column * K,
            C = evenly ? Y.Start + first * Y.Row + column : Scratch.Rent(Scratch.Product, rows * padded),
            RowC = evenly ? Y.Pixel : padded,
            Init = Init + column,
            RowInit = 0,
            Finish = evenly ? Finish : default,
        };
        block.Run();
        if (evenly) return;

        for (int line = first; line < last; line++)
        {
            float* to = Y.Start + line / Height * Y.Plane + line % Height * Y.Row + column;
            float* from = block.C + (line - first) * Width * padded;
            for (int i = 0; i < Width; i++) Floats.Copy(from + i * padded, to + i * Y.Pixel, columns);
        }
    }
}
