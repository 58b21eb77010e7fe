using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>An update rule on a range of one parameter's numbers.</summary>
internal readonly unsafe struct UpdateBody<TFn, T>(TFn fn, float* w, float* g, float* a, float* b, float* c) : IBody where TFn : struct, IUpdate where T : struct, IVector<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(float* from, float* to, int count)
    {
        for (int i = 0; i < count; i++) to[i] = from[i];
    }
}
