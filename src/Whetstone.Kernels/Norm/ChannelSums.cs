using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>Two terms of one or two elements and of some values of their channel.</summary>
internal unsafe interface IChannelTerms
{
    /// <summary>Whether b is read.</summary>
    static abstract bool ReadsB { get; }

    /// <summary>The terms; value k of the lanes' channels is at <c>v + k · period</c>.</summary>
    void Of<T>(T a, T b, float* v, nint period, out T first, out T second) where T : struct, IVector<T>;
}

/// <summary>Sums two terms over the rows of each channel in one sweep in the order of memory.</summary>
/// <remarks>
/// Within a block, whose size follows from the channels alone, a place of the period adds up at most 32 terms, four at a time.
/// The blocks' sums are added in order and in double, and so are those of chunks of a few blocks. So the bits depend on neither
/// threads nor vector width.
/// </remarks>
internal static unsafe class ChannelSums
{
    private const int Together = 4, BlockPeriods = 32, ChunkBlocks = 4;

    // Four rows at a time are eight streams of short runs, which the processor does not foresee: so far ahead, in floats, it is told (docs/performance.md).
    private const int Distance = 1536;

    /// <summary>Overwrites sums [2, channels].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TTerms>(TTerms terms, ChannelPeriod period, int length, float* a, float* b, float* values, double* sums, Workers workers)
        where TTerms : struct, IChannelTerms
    {
        int chunk = (int)Math.Min((long)period.Length * BlockPeriods * ChunkBlocks, int.MaxValue / 2), chunks = Math.Max(1, (length + chunk - 1) / chunk), width = 2 * period.Channels;
        double[] rented = ArrayPool<double>.Shared.Rent(checked(chunks * width));
        fixed (double* partial = rented)
        {
            if (length == 0) new Span<double>(partial, width).Clear();
            else if (Vector512.IsHardwareAccelerated) workers.For(chunks, 1, new Body<TTerms, V16>(terms, period, length, chunk, a, b, values, partial));
            else if (Vector256.IsHardwareAccelerated) workers.For(chunks, 1, new Body<TTerms, V8>(terms, period, length, chunk, a, b, values, partial));
            else workers.For(chunks, 1, new Body<TTerms, V4>(terms, period, length, chunk, a, b, values, partial));
            Span<double> total = new(sums, width);
            new Span<double>(partial, width).CopyTo(total);
            for (int k = 1; k < chunks; k++) TensorPrimitives.Add(total, new Span<double>(partial + (nint)k * width, width), total);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private readonly struct Body<TTerms, T>(TTerms terms, ChannelPeriod period, int length, int chunk, float* a, float* b, float* values, double* partial) : IBody
        where TTerms : struct, IChannelTerms where T : struct, IVector<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Run(int start, int end)
        {
            int places = 2 * period.Length;
            float* sums = Scratch.Rent(Scratch.Sums, 3L * places);
            double* totals = (double*)(sums + places);
            for (int item = start; item < end; item++)
            {
                new Span<double>(totals, places).Clear();
                nint at = (nint)item * chunk, last = Math.Min(length, at + chunk), block = (nint)period.Length * BlockPeriods;
                for (; at < last; at += block)
                {
                    new Span<float>(sums, places).Clear();
                    Block(at, Math.Min(last, at + block), sums);
                    Widen(sums, totals, places);
                }
                Flush(totals, partial + (nint)item * 2 * period.Channels);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Block(nint at, nint last, float* sums)
        {
            nint n = period.Length;
            for (; at + Together * n <= last; at += Together * n) Four(terms, n, a + at, TTerms.ReadsB ? b + at : null, values, sums);
            for (; at < last; at += n) One(terms, n, Math.Min(n, last - at), a + at, TTerms.ReadsB ? b + at : null, values, sums);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Widen(float* sums, double* totals, int places)
        {
            for (int i = 0; i < places; i += Vector512<float>.Count)
            {
                (Vector512<double> low, Vector512<double> high) = Vector512.Widen(Vector512.Load(sums + i));
                Vector512.Store(Vector512.Load(totals + i) + low, totals + i);
                Vector512.Store(Vector512.Load(totals + i + 8) + high, totals + i + 8);
            }
        }

        // By itself: all loops in one method are more than the compiler is willing to inline, and it then calls each addition.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static void Four(TTerms terms, nint n, float* a, float* b, float* values, float* sums)
        {
            for (nint i = 0; i < n; i += T.Width, a += T.Width, b += T.Width)
            {
                Foresee(a + Distance, n);
                if (TTerms.ReadsB) Foresee(b + Distance, n);
                terms.Of(T.Load(a), TTerms.ReadsB ? T.Load(b) : default, values + i, n, out T first, out T second);
                terms.Of(T.Load(a + n), TTerms.ReadsB ? T.Load(b + n) : default, values + i, n, out T f1, out T s1);
                terms.Of(T.Load(a + 2 * n), TTerms.ReadsB ? T.Load(b + 2 * n) : default, values + i, n, out T f2, out T s2);
                terms.Of(T.Load(a + 3 * n), TTerms.ReadsB ? T.Load(b + 3 * n) : default, values + i, n, out T f3, out T s3);
                T.Store(T.Load(sums + i) + ((first + f1) + (f2 + f3)), sums + i);
                T.Store(T.Load(sums + n + i) + ((second + s1) + (s2 + s3)), sums + n + i);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Foresee(float* from, nint n)
        {
            if (!Sse.IsSupported) return;
            Sse.Prefetch0(from);
            Sse.Prefetch0(from + n);
            Sse.Prefetch0(from + 2 * n);
            Sse.Prefetch0(from + 3 * n);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static void One(TTerms terms, nint n, nint count, float* a, float* b, float* values, float* sums)
        {
            nint i = 0;
            for (; i <= count - T.Width; i += T.Width)
            {
                terms.Of(T.Load(a + i), TTerms.ReadsB ? T.Load(b + i) : default, values + i, n, out T first, out T second);
                T.Store(T.Load(sums + i) + first, sums + i);
                T.Store(T.Load(sums + n + i) + second, sums + n + i);
            }
            if (i < count) Tail(terms, n, (int)(count - i), a + i, TTerms.ReadsB ? b + i : null, values + i, sums + i);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static void Tail(TTerms terms, nint n, int count, float* a, float* b, float* values, float* sums)
        {
            float* pad = stackalloc float[4 * 16];
            for (int i = 0; i < count; i++) (pad[i], pad[16 + i]) = (a[i], TTerms.ReadsB ? b[i] : 0);
            terms.Of(T.Load(pad), T.Load(pad + 16), values, n, out T first, out T second);
            T.Store(first, pad + 32);
            T.Store(second, pad + 48);
            for (int i = 0; i < count; i++)
            {
                sums[i] += pad[32 + i];
                sums[n + i] += pad[48 + i];
            }
        }

        // The places of a period that belong to one channel, in order.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Flush(double* sums, double* to)
        {
            for (int k = 0; k < 2; k++)
                for (int c = 0; c < period.Channels; c++)
                {
                    double sum = 0;
                    for (int row = 0; row < period.Rows; row++) sum += sums[k * period.Length + row * period.Channels + c];
                    to[k * period.Channels + c] = sum;
                }
        }
    }
}
