using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Runs tiles of any number of columns: a ragged one goes through a padded copy of its part of C.</summary>
internal static unsafe class TileRunner
{
    private const int MostFloats = 14 * 32;

    /// <summary>Columns that a tile covers, by the number of columns left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Vectors(int columns) => columns > Tiles.Width ? 2 : 1;

    /// <summary>Runs <paramref name="job"/> over <paramref name="rows"/> rows of any number, in tiles of even height.</summary>
    /// <remarks>Even heights keep the last tile from being so low that its sums wait for each other.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Column(TileJob* job, int rows, int columns)
    {
        int tiles = (rows + Tiles.MaxRows - 1) / Tiles.MaxRows;
        TileJob part = *job;
        for (int t = 0, done = 0; t < tiles; t++)
        {
            int height = (rows - done + tiles - t - 1) / (tiles - t);
            One(&part, height, columns);
            part.A += height * part.RowA;
            part.C += height * part.RowC;
            part.Init += height * part.RowInit;
            done += height;
        }
    }

    /// <summary>Runs one tile of at most <see cref="Tiles.MaxRows"/> rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void One(TileJob* job, int rows, int columns)
    {
        if (columns == Tiles.Panel) Tiles.Run(job, rows, 2);
        else if (columns == Tiles.Width) Tiles.Run(job, rows, 1);
        else if (Tiles.HasRagged) Tiles.RunRagged(job, rows, Vectors(columns), columns > Tiles.Width ? columns - Tiles.Width : columns);
        else Ragged(job, rows, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    private static void Ragged(TileJob* job, int rows, int columns)
    {
        float* padded = stackalloc float[MostFloats + 16];
        padded = (float*)(((nint)padded + 63) & ~63);
        TileJob part = *job;
        if (part.RowInit != 0)
        {
            for (int r = 0; r < rows; r++) Copy(part.Init + r * part.RowInit, padded + r * Tiles.Panel, columns);
            part.Init = padded;
            part.RowInit = Tiles.Panel;
        }

        part.C = padded;
        part.RowC = Tiles.Panel;
        Tiles.Run(&part, rows, Vectors(columns));
        for (int r = 0; r < rows; r++) Copy(padded + r * Tiles.Panel, job->C + r * job->RowC, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* from, float* to, int count) => Floats.Copy(from, to, count);
}
