using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Copies rows (a whole inner axis), or panels of rows when the inner axes of x and y differ (a transposition).</summary>
/// <remarks>An item is one choice of the outer axes and one piece of the inner axis.</remarks>
internal readonly unsafe struct StridedBody<T>(
    StridedLoop.Axis[] outer, StridedLoop.Axis across, StridedLoop.Axis inner, int piece, T* x, T* y) : IBody where T : unmanaged
{
    // A tile of 16 × 16 floats is sixteen cache lines on either side.
    private const int Tile = 16;

    private const int LongLine = 8192, LinesAhead = 4;

    private readonly int pieces = (inner.Length - 1) / piece + 1;

    public int Items
    {
        get
        {
            int items = pieces;
            foreach (StridedLoop.Axis axis in outer) items = checked(items * axis.Length);
            return items;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int item = start; item < end; item++)
        {
            (int rest, int first) = Math.DivRem(item, pieces);
            first *= piece;
            T* from = x + first * inner.X, to = y + first * inner.Y;
            for (int i = outer.Length - 1; i >= 0; i--)
            {
                (rest, int at) = Math.DivRem(rest, outer[i].Length);
                from += at * outer[i].X;
                to += at * outer[i].Y;
            }

            int count = Math.Min(piece, inner.Length - first);
            if (across.Length == 1) Line(from, to, count);
            else Panel(from, to, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Line(T* from, T* to, int count)
    {
        if (inner.X == 1 && inner.Y == 1) Copy(from, to, count);
        else if (inner.X == 0 && inner.Y == 1) new Span<T>(to, count).Fill(*from);
        else for (int i = 0; i < count; i++) to[i * inner.Y] = from[i * inner.X];
    }

    // Short lines are no streams that the processor could foresee.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(T* from, T* to, int count)
    {
        if (outer.Length > 0 && count * sizeof(T) <= LongLine)
        {
            StridedLoop.Axis last = outer[^1];
            for (int i = 0; i < count; i += 64 / sizeof(T))
            {
                Prefetch.Line(from + LinesAhead * last.X + i);
                Prefetch.Line(to + LinesAhead * last.Y + i);
            }
        }
        new ReadOnlySpan<T>(from, count).CopyTo(new(to, count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Panel(T* from, T* to, int count)
    {
        for (int j = 0; j < across.Length; j += Tile)
        {
            int last = Math.Min(across.Length, j + Tile);
            for (int k = j; k < last; k++)
            {
                T* source = from + k * across.X, target = to + k * across.Y;
                for (int i = 0; i < count; i++) target[i * inner.Y] = source[i * inner.X];
            }
        }
    }
}
