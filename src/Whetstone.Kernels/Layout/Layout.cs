using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Changes between the two orders of images in memory, [N, C, P] and [N, P, C] with P = H · W.</summary>
public static unsafe class Layout
{
    /// <summary><c>y[n, p, c] = x[n, c, p]</c>.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="p">Pixels of an image.</param>
    /// <param name="x">[N, C, P].</param>
    /// <param name="y">[N, P, C].</param>
    /// <param name="workers">The threads to use.</param>
    public static void ToChannelsLast(int n, int c, int p, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Turn(n, c, p, x, y, workers);

    /// <summary><c>y[n, c, p] = x[n, p, c]</c>.</summary>
    /// <param name="n">Images.</param>
    /// <param name="c">Channels.</param>
    /// <param name="p">Pixels of an image.</param>
    /// <param name="x">[N, P, C].</param>
    /// <param name="y">[N, C, P].</param>
    /// <param name="workers">The threads to use.</param>
    public static void ToContiguous(int n, int c, int p, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
        Turn(n, p, c, x, y, workers);

    private static void Turn(int images, int rows, int columns, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        long length = (long)images * rows * columns;
        Lengths.Require(x.Length, length, nameof(x));
        Lengths.Require(y.Length, length, nameof(y));
        if (length == 0) return;
        if (rows == 1 || columns == 1)
        {
            x[..(int)length].CopyTo(y);
            return;
        }

        fixed (float* px = x, py = y)
        {
            TurnImages turn = new() { X = px, Y = py, Rows = rows, Columns = columns };
            workers.For(images * turn.Blocks, 1, turn);
        }
    }
}

/// <summary>Transposes [rows, columns] to [columns, rows] for every image; an index stands for a block of columns.</summary>
internal unsafe struct TurnImages : IBody
{
    private const int BlockColumns = 256;

    public float* X, Y;
    public int Rows, Columns;

    public readonly int Blocks => (Columns + BlockColumns - 1) / BlockColumns;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int index = start; index < end; index++)
        {
            nint image = (nint)(index / Blocks) * Rows * Columns, first = (nint)(index % Blocks) * BlockColumns;
            Transpose.Run(X + image + first, Columns, Y + image + first * Rows, Rows, Rows, Math.Min(BlockColumns, Columns - first));
        }
    }
}
