using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Runs an update rule over a whole parameter in one pass.</summary>
public static unsafe class UpdateKernel
{
    private const int Grain = 8192;

    /// <summary>Changes <paramref name="w"/> and the states in place. States that the rule does not have may be empty.</summary>
    public static void Run<TFn>(TFn fn, Span<float> w, ReadOnlySpan<float> g, Span<float> a, Span<float> b, Span<float> c, Workers workers) where TFn : struct, IUpdate
    {
        if (g.Length != w.Length || TFn.States > 0 && a.Length != w.Length || TFn.States > 1 && b.Length != w.Length || TFn.States > 2 && c.Length != w.Length)
            throw new ArgumentException($"lengths differ: {w.Length}, {g.Length}, {a.Length}, {b.Length}, {c.Length}");
        fixed (float* pw = w, pg = g, pa = a, pb = b, pc = c)
            if (Vector512.IsHardwareAccelerated) workers.For(w.Length, Grain, new UpdateBody<TFn, V16>(fn, pw, pg, pa, pb, pc));
            else if (Vector256.IsHardwareAccelerated) workers.For(w.Length, Grain, new UpdateBody<TFn, V8>(fn, pw, pg, pa, pb, pc));
            else workers.For(w.Length, Grain, new UpdateBody<TFn, V4>(fn, pw, pg, pa, pb, pc));
    }
}
