using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>What follows a product while its results still lie in a core's own cache: the sum with a residual, and a pointwise function.</summary>
/// <remarks>The default does nothing.</remarks>
internal unsafe struct Finish
{
    private delegate*<void*, float*, nint, nint, int, int, void> block;
    private void* fn;
    private nint distance;

    /// <summary><c>y = fn(y + residual)</c>; both lie in memory in the same order.</summary>
    /// <param name="fn">The function, on the stack of a caller that outlives the finish.</param>
    /// <param name="y">The first result.</param>
    /// <param name="residual">What is added to the first result, or null.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Finish Of<TFn>(ref TFn fn, float* y, float* residual) where TFn : struct, IPointwise
    {
        if (TFn.IsIdentity && residual == null) return default;
        return new()
        {
            fn = Unsafe.AsPointer(ref fn),
            distance = residual == null ? 0 : (nint)(residual - y),
            block = Vector512.IsHardwareAccelerated ? Choose<TFn, V16>(residual != null)
                : Vector256.IsHardwareAccelerated ? Choose<TFn, V8>(residual != null)
                : Choose<TFn, V4>(residual != null),
        };
    }

    /// <summary>Finishes a block of results.</summary>
    /// <param name="y">Its first result.</param>
    /// <param name="row">Floats between rows.</param>
    /// <param name="rows">Rows of the block.</param>
    /// <param name="columns">Results a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(float* y, nint row, int rows, int columns)
    {
        if (block != null) block(fn, y, row, distance, rows, columns);
    }

    private static delegate*<void*, float*, nint, nint, int, int, void> Choose<TFn, TVec>(bool sum)
        where TFn : struct, IPointwise where TVec : struct, IVector<TVec> =>
        sum ? &FinishBlock<TFn, TVec>.Sum : &FinishBlock<TFn, TVec>.Map;
}
