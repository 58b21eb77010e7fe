using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Sums chunks of a weight gradient the other way round: <c>partial[o, (ky, run)] = Σ_pixels dy[pixel, o] · window(x, pixel)</c>, where a run is a window's row (kx, c).</summary>
/// <remarks>Tiles broadcast dy and read runs of x as vectors, both in place. Each run of sums is padded to whole vectors; what lies behind it is never used.</remarks>
internal unsafe struct TurnedWeightChunk : IBody
{
    // Fewer rows a tile wait for their own sums.
    private const int MostPixels = 256, FewestOutputs = 8;

    public WeightGrid Grid;
    public Image X, Dy;
    public Axis Vertical, Horizontal;
    public int Images;
    public float* Partial, Zeros;

    /// <summary>Floats from one run of sums to the next.</summary>
    public readonly int PaddedRun => Tiles.Padded(Horizontal.Taps * X.Channels);

    /// <summary>Floats from the sums of one output to those of the next.</summary>
    public readonly int Pitch => Vertical.Taps * PaddedRun;

    private readonly int Lines => Images * Vertical.Count;

    /// <summary>Whether outputs fill the vectors so badly, and runs so well, that this saves more than an eighth of the products.</summary>
    public static bool Suits(in ConvGeometry g)
    {
        long here = (long)g.GroupOutputs * g.KH * Tiles.Padded(g.KW * g.GroupInputs), there = (long)g.Taps * g.GroupInputs * Tiles.Padded(g.GroupOutputs);
        return g.GroupOutputs >= FewestOutputs && 8 * here < 7 * there;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int chunk = start; chunk < end; chunk++)
        {
            int split = chunk / Grid.Blocks, row = chunk % Grid.Blocks * Grid.Rows, rows = Math.Min(Dy.Channels - row, Grid.Rows);
            int first = split * Grid.SplitLines, last = Math.Min(Lines, first + Grid.SplitLines);
            float* sums = Partial + (nint)split * Dy.Channels * Pitch + (nint)row * Pitch;
            if (first >= last) new Span<float>(sums, rows * Pitch).Clear();
            for (int line = first, next; line < last; line = next)
            {
                next = Math.Min(Math.Min(last, line + Math.Max(1, MostPixels / Horizontal.Count)), (line / Vertical.Count + 1) * Vertical.Count);
                Add(line, next, row, rows, sums, line == first);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Add(int first, int last, int row, int rows, float* sums, bool fresh)
    {
        int image = first / Vertical.Count, padded = PaddedRun;
        Image x = Band.Of(X, image, Vertical.Slice(first % Vertical.Count, last - first), Horizontal, image == Images - 1);
        TileJob job = new()
        {
            RowA = 1,
            StepA = Dy.Pixel,
            SegmentA = Dy.Row,
            StepB = Horizontal.Stride * x.Pixel,
            SegmentB = Vertical.Stride * x.Row,
            Segments = last - first,
            Length = Horizontal.Count,
            RowC = Pitch,
            RowInit = fresh ? 0 : Pitch,
        };
        for (int t = 0; t < Vertical.Taps; t++)
        {
            for (int j = 0; j < padded; j += Tiles.Panel)
            {
                job.A = Dy.Start + first * Dy.Row + row;
                job.B = x.Start + (nint)t * Vertical.Step * x.Row + j;
                job.C = sums + t * padded + j;
                job.Init = fresh ? Zeros : job.C;
                TileRunner.Column(&job, rows, Math.Min(Tiles.Panel, padded - j));
            }
        }
    }
}

/// <summary>Puts sums [o, (ky, run)] of <see cref="TurnedWeightChunk"/> into the order of the weights [o, c, ky, kx]; an index stands for an output.</summary>
internal unsafe struct UnpackRuns : IBody
{
    public float* Sums, W;
    public int Pitch, PaddedRun, Inputs, KH, KW;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int o = start; o < end; o++)
            for (int t = 0; t < KH; t++)
                Transpose.Run(Sums + (nint)o * Pitch + t * PaddedRun, Inputs, W + (nint)o * Inputs * KH * KW + t * KW, KH * KW, KW, Inputs);
    }
}
