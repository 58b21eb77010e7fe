using System.Runtime.InteropServices;

namespace Whetstone.Kernels;

/// <summary>A copy between tensors whose axes differ in order, in range or by repetition: worked out once from the shapes, run any number of times without allocating.</summary>
public sealed unsafe partial class CopyPlan
{
    private const int Line = 16384, Panel = 16;

    private readonly View x, y;
    private readonly bool empty;
    private readonly int piece = Line;
    private readonly StridedLoop.Axis[] outer = [];
    private readonly StridedLoop.Axis across = new(1, 0, 0), inner = new(1, 0, 0);

    private CopyPlan(ReadOnlySpan<int> shape, View x, View y)
    {
        (this.x, this.y) = (x, y);
        StridedLoop loop = new(shape, x.Strides, y.Strides);
        if (empty = loop.Empty) return;
        inner = loop.TakeInner();

        // Where the inner axis jumps in x, walk it together with the axis that does not: both then use whole cache lines.
        if (inner.X is not (0 or 1) && loop.TakeNeighbours() is { } found) (across, piece) = (found, Panel);
        outer = loop.Rest();
    }

    /// <summary>Copies.</summary>
    /// <param name="x">Input.</param>
    /// <param name="y">Output; what the plan does not reach stays as it is.</param>
    /// <param name="workers">Threads.</param>
    public void Run<T>(ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(workers);
        SpanSize.Check(this.x.Elements, x.Length, nameof(x));
        SpanSize.Check(this.y.Elements, y.Length, nameof(y));
        if (empty) return;
        fixed (T* px = x, py = y)
        {
            StridedBody<T> body = new(outer, across, inner, piece, px + this.x.First, py + this.y.First);
            workers.For(body.Items, Grain.For((long)Math.Min(piece, inner.Length) * across.Length), body);
        }
    }

    /// <summary>Copies elements of any type: what moves is a number of bytes.</summary>
    /// <param name="size">Bytes an element: 1, 2, 4 or 8.</param>
    /// <param name="x">Input.</param>
    /// <param name="y">Output; what the plan does not reach stays as it is.</param>
    /// <param name="workers">Threads.</param>
    public void Run(int size, ReadOnlySpan<byte> x, Span<byte> y, Workers workers)
    {
        switch (size)
        {
            case 1: Run(x, y, workers); break;
            case 2: Run(MemoryMarshal.Cast<byte, short>(x), MemoryMarshal.Cast<byte, short>(y), workers); break;
            case 4: Run(MemoryMarshal.Cast<byte, int>(x), MemoryMarshal.Cast<byte, int>(y), workers); break;
            case 8: Run(MemoryMarshal.Cast<byte, long>(x), MemoryMarshal.Cast<byte, long>(y), workers); break;
            default: throw new ArgumentOutOfRangeException(nameof(size), size, "elements have 1, 2, 4 or 8 bytes");
        }
    }

    /// <summary>How one side of the copy steps through its tensor.</summary>
    /// <param name="Elements">Elements of the whole tensor.</param>
    /// <param name="First">Where the first copied one is.</param>
    /// <param name="Strides">Distances of neighbours along each axis that is walked.</param>
    private readonly record struct View(long Elements, nint First, nint[] Strides)
    {
        public static View Whole(ReadOnlySpan<int> shape) => new(Kernels.Strides.Elements(shape), 0, Kernels.Strides.Contiguous(shape));
    }
}
