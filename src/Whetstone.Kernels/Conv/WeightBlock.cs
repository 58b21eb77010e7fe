using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The part of a weight gradient that one chunk sums: some rows (ky, kx, c) and some columns o.</summary>
internal unsafe struct WeightBlock
{
    public int Row, Rows, Column, Columns;

    /// <summary>The first sum; rows are Pitch apart and padded to whole panels.</summary>
    public float* Sums;
    public nint Pitch;

    /// <summary>dy of the current lines: floats from pixel to pixel and from panel to panel.</summary>
    public float* Gradients;
    public nint StepB, PanelB;

    /// <summary>Zeros before the first lines, then null: the sums go on.</summary>
    public float* Init;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Clear()
    {
        for (int r = 0; r < Rows; r++) Floats.Clear(Sums + r * Pitch, Panels.Count(Columns) * Tiles.Panel);
    }

    /// <summary>Adds A · dy to <paramref name="rows"/> rows from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Add(TileJob job, int rows, int first)
    {
        float* a = job.A;
        job.StepB = StepB;
        job.RowC = Pitch;
        job.RowInit = Init == null ? Pitch : 0;
        for (int j = 0; j < Columns; j += Tiles.Panel)
        {
            job.A = a;
            job.B = Gradients + j / Tiles.Panel * PanelB;
            job.C = Sums + first * Pitch + j;
            job.Init = Init == null ? job.C : Init;

            // The sums are padded to whole vectors, so a tile is never ragged.
            TileRunner.Column(&job, rows, TileRunner.Vectors(Math.Min(Tiles.Panel, Columns - j)) * Tiles.Width);
        }
    }
}
