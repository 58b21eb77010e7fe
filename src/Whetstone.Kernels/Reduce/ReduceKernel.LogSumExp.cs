using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

public static unsafe partial class ReduceKernel
{
    /// <summary><c>log Σ exp(x)</c> of x [outer, n, inner] to y [outer, inner], without overflow; −∞ for n = 0.</summary>
    public static void LogSumExp(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers)
    {
        Extent extent = Extent.Of(outer, n, inner, x.Length);
        SpanSize.Check(extent.Results, y.Length, nameof(y));
        float[] rented = ArrayPool<float>.Shared.Rent(y.Length);
        Span<float> largest = rented.AsSpan(0, y.Length);
        fixed (float* px = x, py = y, pm = rented)
        {
            FoldLoop.Run<MapTerm<SelfMap>, MaxJoin>(extent, new(px), pm, workers);

            // An infinite shift would turn ∞ − ∞ into NaN; without it the infinities give the right limit by themselves.
            foreach (ref float value in largest) if (float.IsInfinity(value)) value = 0;
            FoldLoop.Run<ExpTerm, AddJoin>(extent, new(px, pm), py, workers);
            for (int i = 0; i < y.Length; i++) y[i] = MathF.Log(y[i]) + largest[i];
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}

/// <summary>The term <c>exp(x − shift)</c>.</summary>
internal readonly unsafe struct ExpTerm(float* x, float* shift, Vector256<float> s = default) : ITerm<ExpTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ExpTerm For(nint result, int lanes, bool same) => new(x, shift, Eight.PerResult(shift, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => V8.Exp(new(Eight.Load(x + index, lanes) - s)).Vector;
}
