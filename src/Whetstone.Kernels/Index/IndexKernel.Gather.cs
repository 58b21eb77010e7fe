using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

public static unsafe partial class IndexKernel
{
    /// <summary><c>y[o, i, c] = x[o, index[o, i, c], c]</c>.</summary>
    /// <param name="outer">Elements before the axis.</param>
    /// <param name="n">Length of the axis in x.</param>
    /// <param name="inner">Elements after the axis.</param>
    /// <param name="m">Length of the axis in y.</param>
    /// <param name="index">Indices [outer, m, inner] in [0, n).</param>
    /// <param name="x">Input [outer, n, inner].</param>
    /// <param name="y">Output [outer, m, inner].</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static void Gather<T>(
        int outer, int n, int inner, int m, ReadOnlySpan<long> index, ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        Extent extent = Extent.Of(outer, n, inner, x.Length);
        Extent.Of(outer, m, inner, y.Length, nameof(y));
        Run<T, GatherStep<T>>(extent, m, index, x, y, workers);
    }

    /// <summary><c>y[o, index[o, i, c], c] = x[o, i, c]</c>; the last of several to one place wins, and the rest of y stays.</summary>
    /// <param name="outer">Elements before the axis.</param>
    /// <param name="n">Length of the axis in y.</param>
    /// <param name="inner">Elements after the axis.</param>
    /// <param name="m">Length of the axis in x.</param>
    /// <param name="index">Indices [outer, m, inner] in [0, n).</param>
    /// <param name="x">Input [outer, m, inner].</param>
    /// <param name="y">Output [outer, n, inner].</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public static void Scatter<T>(
        int outer, int n, int inner, int m, ReadOnlySpan<long> index, ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        Extent extent = Extent.Of(outer, n, inner, y.Length, nameof(y));
        Extent.Of(outer, m, inner, x.Length);
        Run<T, ScatterStep<T>>(extent, m, index, x, y, workers);
    }

    /// <summary><c>y[o, index[o, i, c], c] += x[o, i, c]</c>, in index order: the adjoint of <see cref="Gather{T}"/>.</summary>
    /// <inheritdoc cref="Scatter{T}"/>
    public static void ScatterAdd(
        int outer, int n, int inner, int m, ReadOnlySpan<long> index, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        Extent extent = Extent.Of(outer, n, inner, y.Length, nameof(y));
        Extent.Of(outer, m, inner, x.Length);
        Run<float, ScatterAddStep>(extent, m, index, x, y, workers);
    }

    private static void Run<T, TStep>(Extent extent, int m, ReadOnlySpan<long> index, ReadOnlySpan<T> x, Span<T> y, Workers workers)
        where T : unmanaged where TStep : struct, IIndexStep<T>
    {
        SpanSize.Check((long)extent.Outer * m * extent.Inner, index.Length, nameof(index));
        Range(index, 0, extent.N);
        fixed (T* px = x, py = y)
        fixed (long* pi = index)
            workers.For(extent.Outer * extent.Strips, Grain.For(2L * m * extent.Columns), new IndexBody<T, TStep>(extent, m, pi, px, py));
    }
}

/// <summary>What happens between the places that an index joins: one in [outer, m, inner], one in [outer, n, inner].</summary>
internal unsafe interface IIndexStep<T> where T : unmanaged
{
    static abstract void Step(T* x, T* y, nint listed, nint indexed);
}

internal readonly unsafe struct GatherStep<T> : IIndexStep<T> where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(T* x, T* y, nint listed, nint indexed) => y[listed] = x[indexed];
}

internal readonly unsafe struct ScatterStep<T> : IIndexStep<T> where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(T* x, T* y, nint listed, nint indexed) => y[indexed] = x[listed];
}

internal readonly unsafe struct ScatterAddStep : IIndexStep<float>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(float* x, float* y, nint listed, nint indexed) => y[indexed] += x[listed];
}

/// <summary>Threads differ in outer or in columns, so two of them never write one place.</summary>
internal readonly unsafe struct IndexBody<T, TStep>(Extent extent, int m, long* index, T* x, T* y) : IBody
    where T : unmanaged where TStep : struct, IIndexStep<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        for (int item = start; item < end; item++)
        {
            (int outer, int strip) = Math.DivRem(item, extent.Strips);
            Strip s = extent.Strip(outer, 0, extent.N, strip);
            nint listed = (nint)outer * m * extent.Inner + strip * Extent.StripWidth;
            for (int i = 0; i < m; i++, listed += extent.Inner)
                for (int c = 0; c < s.Width; c++)
                    TStep.Step(x, y, listed + c, s.At + c + (nint)index[listed + c] * extent.Inner);
        }
    }
}
