using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Reads and writes at indices along n of a shape seen as [outer, n, inner].</summary>
public static unsafe partial class IndexKernel
{
    /// <summary><c>y[o, i, c] = x[o, index[i], c]</c>; a negative index counts from the end.</summary>
    /// <param name="outer">Elements before the axis.</param>
    /// <param name="n">Length of the axis.</param>
    /// <param name="inner">Elements after the axis.</param>
    /// <param name="index">Indices [m] in [−n, n).</param>
    /// <param name="x">Input [outer, n, inner].</param>
    /// <param name="y">Output [outer, m, inner].</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static void Take<T>(int outer, int n, int inner, ReadOnlySpan<long> index, ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        Extent extent = Extent.Of(outer, n, inner, x.Length);
        SpanSize.Check((long)outer * index.Length * inner, y.Length, nameof(y));
        Range(index, -n, n);
        fixed (T* px = x, py = y)
        fixed (long* pi = index)
            workers.For(outer * index.Length, Grain.For(inner), new TakeBody<T>(extent, index.Length, pi, px, py));
    }

    /// <summary>The adjoint of <see cref="Take{T}"/>: <c>dx[o, index[i], c]</c> is the sum of <c>dy[o, i, c]</c>, added in index order.</summary>
    /// <param name="outer">Elements before the axis.</param>
    /// <param name="n">Length of the axis.</param>
    /// <param name="inner">Elements after the axis.</param>
    /// <param name="index">Indices [m] in [−n, n).</param>
    /// <param name="dy">Gradient [outer, m, inner] of the output.</param>
    /// <param name="dx">Gradient [outer, n, inner] of the input, overwritten.</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static void TakeGrad(int outer, int n, int inner, ReadOnlySpan<long> index, ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
    {
        Extent extent = Extent.Of(outer, n, inner, dx.Length, nameof(dx));
        SpanSize.Check((long)outer * index.Length * inner, dy.Length, nameof(dy));
        Range(index, -n, n);
        dx.Clear();
        fixed (float* pdy = dy, pdx = dx)
        fixed (long* pi = index)
            workers.For(outer * extent.Strips, Grain.For((long)index.Length * extent.Columns),
                new TakeGradBody(extent, index.Length, pi, pdy, pdx));
    }

    /// <summary>One-hot rows: <c>y[i, labels[i]] = 1</c>, else 0.</summary>
    /// <param name="labels">Labels [rows] in [0, depth).</param>
    /// <param name="depth">Number of columns.</param>
    /// <param name="y">Output [rows, depth].</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is out of range.</exception>
    public static void OneHot(ReadOnlySpan<long> labels, int depth, Span<float> y)
    {
        SpanSize.Check((long)labels.Length * depth, y.Length, nameof(y));
        Range(labels, 0, depth);
        y.Clear();
        for (int row = 0; row < labels.Length; row++) y[row * depth + (int)labels[row]] = 1;
    }

    // Checked as a whole before anything is written, so a failure changes nothing.
    private static void Range(ReadOnlySpan<long> index, long low, long high)
    {
        for (int i = 0; i < index.Length; i++)
            if (index[i] < low || index[i] >= high)
                throw new ArgumentOutOfRangeException(null, $"index {index[i]} at position {i} is outside [{low}, {high})");
    }
}

internal readonly unsafe struct TakeBody<T>(Extent extent, int m, long* index, T* x, T* y) : IBody where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int item = start; item < end; item++)
        {
            (int outer, int i) = Math.DivRem(item, m);
            nint row = (nint)(index[i] < 0 ? index[i] + extent.N : index[i]) + (nint)outer * extent.N;
            new ReadOnlySpan<T>(x + row * extent.Inner, extent.Inner).CopyTo(new(y + (nint)item * extent.Inner, extent.Inner));
        }
    }
}

/// <summary>Adds in index order; threads differ in their columns, so none waits for another.</summary>
internal readonly unsafe struct TakeGradBody(Extent extent, int m, long* index, float* dy, float* dx) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int item = start; item < end; item++)
        {
            (int outer, int strip) = Math.DivRem(item, extent.Strips);
            Strip s = extent.Strip(outer, 0, extent.N, strip);
            float* from = dy + (nint)outer * m * extent.Inner + strip * Extent.StripWidth;
            for (int i = 0; i < m; i++, from += extent.Inner)
            {
                float* to = dx + s.At + (nint)(index[i] < 0 ? index[i] + extent.N : index[i]) * extent.Inner;
                for (int c = 0; c < s.Width; c += 8)
                {
                    int lanes = Math.Min(8, s.Width - c);
                    Eight.Store(Eight.Load(to + c, lanes) + Eight.Load(from + c, lanes), to + c, lanes);
                }
            }
        }
    }
}
