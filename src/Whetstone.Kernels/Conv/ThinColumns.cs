using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The last output channels of a product of windows, if they are too few for a vector and the windows are long: they are computed as scalar products.</summary>
internal unsafe struct ThinColumns
{
    // What joining the lanes of one sum costs, in products of vectors.
    private const int Join = 10;

    private float* weights;
    private nint pitch;
    private int segments;

    /// <summary>How many; 0 if tiles are as fast.</summary>
    public int Count { get; private set; }

    /// <summary>How many of the output channels to compute so: it follows from the sizes alone.</summary>
    /// <param name="channels">Output channels.</param>
    /// <param name="segments">Stretches of a window that are dense in memory.</param>
    /// <param name="length">Floats in each.</param>
    /// <param name="rows">Windows of a line.</param>
    public static int Of(int channels, int segments, nint length, int rows)
    {
        int rest = channels % Tiles.Width;
        if (!Tiles.HasRagged || rest == 0 || rest > Dots.MostColumns || rows < Dots.Rows) return 0;
        nint vectors = Tiles.Padded((int)length) / Tiles.Width * segments;
        // By a third less, because the tile that is left has one vector and waits for its loads.
        return 3 * rest * (vectors + Join) <= 2 * segments * length ? rest : 0;
    }

    /// <summary>Takes the weights of the last <paramref name="count"/> channels out of packed panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ThinColumns Take(float* packed, int channels, int count, int segments, nint length)
    {
        nint pitch = Tiles.Padded((int)length);
        ThinColumns thin = new() { Count = count, segments = segments, pitch = pitch, weights = Scratch.Rent(Scratch.Thin, count * segments * pitch) };
        for (int j = 0; j < count; j++)
        {
            int channel = channels - count + j;
            float* from = packed + (nint)(channel / Tiles.Panel) * Tiles.Panel * segments * length + channel % Tiles.Panel, to = thin.weights + j * segments * pitch;
            for (int s = 0; s < segments; s++, to += pitch)
            {
                for (nint k = 0; k < length; k++, from += Tiles.Panel) to[k] = *from;
                Floats.Clear(to + length, pitch - length);
            }
        }
        return thin;
    }

    /// <summary>Runs a line: the job of its tile kernels, but for the columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(in TileJob tile, float* init, float* c, int rows)
    {
        DotJob job = new()
        {
            A = tile.A,
            RowA = tile.RowA,
            SegmentA = tile.SegmentA,
            B = weights,
            ColumnB = segments * pitch,
            SegmentB = pitch,
            Segments = tile.Segments,
            Length = tile.Length,
            Init = init,
            C = c,
            RowC = tile.RowC,
        };
        Dots.Run(&job, rows, Count);
    }
}
