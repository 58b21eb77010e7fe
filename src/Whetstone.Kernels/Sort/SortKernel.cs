using System.Buffers;
using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Orders along n of a shape seen as [outer, n, inner]. NaN is larger than any number; equal values keep their order.</summary>
public static unsafe class SortKernel
{
    /// <summary>Where the sorted values of x [outer, n, inner] are, as index [outer, n, inner]; stable in both directions.</summary>
    public static void ArgSort(int outer, int n, int inner, bool descending, ReadOnlySpan<float> x, Span<long> index, Workers workers) =>
        Run(Extent.Of(outer, n, inner, x.Length), n, descending, x, index, workers);

    /// <summary>Where the k largest or smallest values of x [outer, n, inner] are, best first, as index [outer, k, inner].</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is not in [0, n].</exception>
    public static void TopK(int outer, int n, int inner, int k, bool largest, ReadOnlySpan<float> x, Span<long> index, Workers workers)
    {
        Extent extent = Extent.Of(outer, n, inner, x.Length);
        if ((uint)k > (uint)n) throw new ArgumentOutOfRangeException(nameof(k), $"k {k} is outside [0, {n}]");
        Run(extent, k, largest, x, index, workers);
    }

    private static void Run(Extent extent, int k, bool descending, ReadOnlySpan<float> x, Span<long> index, Workers workers)
    {
        SpanSize.Check(extent.Results * k, index.Length, nameof(index));
        if (index.Length == 0) return;
        fixed (float* px = x)
        fixed (long* pi = index)
            workers.For((int)extent.Results, Grain.For(16L * extent.N), new SortBody(extent, k, descending, px, pi));
    }
}

/// <summary>Sorts columns: the k best keys are kept in a heap, then put in order.</summary>
internal readonly unsafe struct SortBody(Extent extent, int k, bool descending, float* x, long* index) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(k);
        Span<ulong> keys = rented.AsSpan(0, k);
        for (int item = start; item < end; item++)
        {
            (int outer, int column) = Math.DivRem(item, extent.Inner);
            float* from = x + (nint)outer * extent.N * extent.Inner + column;
            long* to = index + (nint)outer * k * extent.Inner + column;
            for (int i = 0; i < k; i++) keys[i] = SortKey.Of(from[(nint)i * extent.Inner], i, descending);
            if (k < extent.N) KeepBest(from, keys);
            keys.Sort();
            for (int i = 0; i < k; i++) to[(nint)i * extent.Inner] = SortKey.Index(keys[i]);
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }

    // The root is the worst of the best: most elements are compared with it and left.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void KeepBest(float* from, Span<ulong> heap)
    {
        for (int i = k / 2 - 1; i >= 0; i--) Sink(heap, i);
        for (int i = k; i < extent.N; i++)
        {
            ulong key = SortKey.Of(from[(nint)i * extent.Inner], i, descending);
            if (key >= heap[0]) continue;
            heap[0] = key;
            Sink(heap, 0);
        }
    }

    private static void Sink(Span<ulong> heap, int at)
    {
        while (true)
        {
            int child = 2 * at + 1;
            if (child >= heap.Length) return;
            if (child + 1 < heap.Length && heap[child + 1] > heap[child]) child++;
            if (heap[child] <= heap[at]) return;
            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }
}
