using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>A function of one or two elements and of some values of their channel.</summary>
internal unsafe interface IChannelFunction
{
    /// <summary>How many values a channel has.</summary>
    static abstract int Values { get; }

    /// <summary>Whether b is read.</summary>
    static abstract bool ReadsB { get; }

    /// <summary>The function; value k of the lanes' channels is at <c>v + k · period</c>.</summary>
    T Of<T>(T a, T b, float* v, nint period) where T : struct, IVector<T>;
}

/// <summary>Applies a function to rows of channels in the order of memory: each array is read once, front to back.</summary>
internal static unsafe class ChannelLoop
{
    private const int Grain = 8192;

    /// <summary><c>y[i] = fn(a[i], b[i], values of i's channel)</c>, with values [Values, period].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TFn>(TFn fn, ChannelPeriod period, int length, float* a, float* b, float* values, float* y, Workers workers) where TFn : struct, IChannelFunction
    {
        int grain = Math.Max(1, Grain / period.Length) * period.Length;
        if (Vector512.IsHardwareAccelerated) workers.For(length, grain, new Body<TFn, V16>(fn, period.Length, a, b, values, y));
        else if (Vector256.IsHardwareAccelerated) workers.For(length, grain, new Body<TFn, V8>(fn, period.Length, a, b, values, y));
        else workers.For(length, grain, new Body<TFn, V4>(fn, period.Length, a, b, values, y));
    }

    private readonly struct Body<TFn, T>(TFn fn, int period, float* a, float* b, float* values, float* y) : IBody where TFn : struct, IChannelFunction where T : struct, IVector<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            for (int at = start; at < end; at += period) Period(fn, period, Math.Min(period, end - at), a + at, TFn.ReadsB ? b + at : null, values, y + at);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Period(TFn fn, nint period, nint count, float* a, float* b, float* values, float* y)
        {
            nint i = 0;
            for (; i <= count - T.Width; i += T.Width)
            {
                Prefetch.Ahead(a + i);
                if (TFn.ReadsB) Prefetch.Ahead(b + i);
                if (y != a) Prefetch.Ahead(y + i);
                T.Store(fn.Of(T.Load(a + i), TFn.ReadsB ? T.Load(b + i) : default, values + i, period), y + i);
            }
            if (i < count) Tail(fn, period, (int)(count - i), a + i, TFn.ReadsB ? b + i : null, values + i, y + i);
        }

        // The same vector code on padded copies; the values are padded to whole vectors already.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Tail(TFn fn, nint period, int count, float* a, float* b, float* values, float* y)
        {
            float* pad = stackalloc float[3 * 16];
            for (int i = 0; i < count; i++) (pad[i], pad[16 + i]) = (a[i], TFn.ReadsB ? b[i] : 0);
            T.Store(fn.Of(T.Load(pad), T.Load(pad + 16), values, period), pad + 32);
            for (int i = 0; i < count; i++) y[i] = pad[32 + i];
        }
    }
}
