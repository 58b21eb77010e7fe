using System.Runtime.CompilerServices;
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
            if (Vector512.IsHardwareAccelerated) workers.For(w.Length, Grain, new Body<TFn, V16>(fn, pw, pg, pa, pb, pc));
            else if (Vector256.IsHardwareAccelerated) workers.For(w.Length, Grain, new Body<TFn, V8>(fn, pw, pg, pa, pb, pc));
            else workers.For(w.Length, Grain, new Body<TFn, V4>(fn, pw, pg, pa, pb, pc));
    }

    private readonly struct Body<TFn, T>(TFn fn, float* w, float* g, float* a, float* b, float* c) : IBody where TFn : struct, IUpdate where T : struct, IVector<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int start, int end)
        {
            int i = start;
            for (; i <= end - T.Width; i += T.Width) Step(w + i, g + i, a + i, b + i, c + i);
            if (i < end) Tail(i, end - i);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Step(float* w, float* g, float* a, float* b, float* c)
        {
            T vw = T.Load(w), va = TFn.States > 0 ? T.Load(a) : default, vb = TFn.States > 1 ? T.Load(b) : default, vc = TFn.States > 2 ? T.Load(c) : default;
            fn.Step(ref vw, T.Load(g), ref va, ref vb, ref vc);
            T.Store(vw, w);
            if (TFn.States > 0) T.Store(va, a);
            if (TFn.States > 1) T.Store(vb, b);
            if (TFn.States > 2) T.Store(vc, c);
        }

        // The last few numbers run through the same vectors, on padded copies.
        private void Tail(int at, int count)
        {
            float* pad = stackalloc float[5 * 16];
            for (int i = 0; i < 5 * 16; i++) pad[i] = 0;
            Copy(w + at, pad, count);
            Copy(g + at, pad + 16, count);
            if (TFn.States > 0) Copy(a + at, pad + 32, count);
            if (TFn.States > 1) Copy(b + at, pad + 48, count);
            if (TFn.States > 2) Copy(c + at, pad + 64, count);
            Step(pad, pad + 16, pad + 32, pad + 48, pad + 64);
            Copy(pad, w + at, count);
            if (TFn.States > 0) Copy(pad + 32, a + at, count);
            if (TFn.States > 1) Copy(pad + 48, b + at, count);
            if (TFn.States > 2) Copy(pad + 64, c + at, count);
        }

        private static void Copy(float* from, float* to, int count)
        {
            for (int i = 0; i < count; i++) to[i] = from[i];
        }
    }
}
