using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>The loops under every pointwise kernel: chunks for the workers, rows in a chunk, vectors in a row.</summary>
internal static unsafe class RowLoop
{
    // A chunk's borders never depend on the number of threads; 32 KB of results keeps a chunk inside the first-level cache.
    private const int Grain = 8192;

    /// <summary>Runs <paramref name="fn"/> with the widest vectors of this processor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<TFn, TA, TB, TC>(TFn fn, BroadcastPlan? plan, int length, float* a, float* b, float* c, float* y, Workers workers)
        where TFn : struct, IRowFunction where TA : struct, IAccess where TB : struct, IAccess where TC : struct, IAccess
    {
        if (Vector512.IsHardwareAccelerated) workers.For(length, Grain, new Body<TFn, V16, TA, TB, TC>(fn, plan, a, b, c, y));
        else if (Vector256.IsHardwareAccelerated) workers.For(length, Grain, new Body<TFn, V8, TA, TB, TC>(fn, plan, a, b, c, y));
        else workers.For(length, Grain, new Body<TFn, V4, TA, TB, TC>(fn, plan, a, b, c, y));
    }

    private readonly struct Body<TFn, T, TA, TB, TC>(TFn fn, BroadcastPlan? plan, float* a, float* b, float* c, float* y) : IBody
        where TFn : struct, IRowFunction where T : struct, IVector<T> where TA : struct, IAccess where TB : struct, IAccess where TC : struct, IAccess
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            if (plan is null)
            {
                Row<TFn, T, TA, TB, TC>(fn, a, b, c, y, start, end);
                return;
            }

            int length = plan.RowLength;
            while (start < end)
            {
                (int row, int from) = Math.DivRem(start, length);
                int to = Math.Min(length, from + end - start);
                Row<TFn, T, TA, TB, TC>(fn, a + plan.Offset(0, row), b is null ? null : b + plan.Offset(1, row),
                                        c is null ? null : c + plan.Offset(2, row), y + (nint)row * length, from, to);
                start += to - from;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<TFn, T, TA, TB, TC>(TFn fn, float* a, float* b, float* c, float* y, int from, int to)
        where TFn : struct, IRowFunction where T : struct, IVector<T> where TA : struct, IAccess where TB : struct, IAccess where TC : struct, IAccess
    {
        nint i = from, last = to - T.Width;
        for (; i <= last; i += T.Width)
            T.Store(fn.Of(TA.Get<T>(a, i), TB.Get<T>(b, i), TC.Get<T>(c, i)), y + i);
        if (i < to) Tail<TFn, T, TA, TB, TC>(fn, a, b, c, y, i, (int)(to - i));
    }

    // The tail runs the same vector code on a padded copy, so a result never depends on where its element lies.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tail<TFn, T, TA, TB, TC>(TFn fn, float* a, float* b, float* c, float* y, nint at, int count)
        where TFn : struct, IRowFunction where T : struct, IVector<T> where TA : struct, IAccess where TB : struct, IAccess where TC : struct, IAccess
    {
        float* pad = stackalloc float[16];
        T va = TA.Tail<T>(a, at, count, pad), vb = TB.Tail<T>(b, at, count, pad), vc = TC.Tail<T>(c, at, count, pad);
        T.Store(fn.Of(va, vb, vc), pad);
        for (int i = 0; i < count; i++) y[at + i] = pad[i];
    }
}
