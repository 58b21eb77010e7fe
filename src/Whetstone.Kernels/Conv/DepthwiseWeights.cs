using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Splits of a depthwise weight gradient: <c>partial[split, tap, c] = Σ_pixels of the split x[window tap, c] · dy[pixel, c]</c>.</summary>
internal unsafe struct DepthwiseWeights<TVec, TSimd> : IBody where TVec : struct where TSimd : struct, ISimd<TVec>
{
    public Image X, Dy;
    public Axis Vertical, Horizontal;
    public int Lines, Splits;
    public float* Partial;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        nint length = (nint)Vertical.Taps * Horizontal.Taps * X.Channels;
        for (int split = start; split < end; split++)
        {
            float* sums = Partial + split * length;
            new Span<float>(sums, (int)length).Clear();
            int first = (int)((long)Lines * split / Splits), last = (int)((long)Lines * (split + 1) / Splits);
            for (int line = first; line < last; line++) Line(line / Vertical.Count, line % Vertical.Count, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Line(int image, int y, float* sums)
    {
        int first = Vertical.FirstInside(y), last = Vertical.LastInside(y, first);
        float* dy = Dy.Start + image * Dy.Plane + y * Dy.Row;
        for (int ky = first; ky < last; ky++)
        {
            float* x = X.Start + image * X.Plane + (Vertical.Start + (nint)y * Vertical.Stride + (nint)ky * Vertical.Step) * X.Row;
            float* row = sums + (nint)ky * Horizontal.Taps * X.Channels;
            int kx = 0;
            for (; kx + 3 <= Horizontal.Taps; kx += 3) Three(kx, x, dy, row + (nint)kx * X.Channels);
            for (; kx < Horizontal.Taps; kx++)
            {
                (int low, int high) = Horizontal.WindowsInside(kx);
                Windows(kx, low, high, x, dy, row + (nint)kx * X.Channels);
            }
        }
    }

    // Three taps share the reads of dy where all of them are inside; the few windows at the borders are done tap by tap.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Three(int kx, float* x, float* dy, float* sums)
    {
        (int low, int high) = Horizontal.WindowsInside(kx);
        (int low1, int high1) = Horizontal.WindowsInside(kx + 1);
        (int low2, int high2) = Horizontal.WindowsInside(kx + 2);
        int first = Math.Max(low, Math.Max(low1, low2)), end = Math.Max(first, Math.Min(high, Math.Min(high1, high2)));
        if (end == first || X.Channels % TSimd.Width != 0)
        {
            Windows(kx, low, high, x, dy, sums);
            Windows(kx + 1, low1, high1, x, dy, sums + X.Channels);
            Windows(kx + 2, low2, high2, x, dy, sums + 2 * X.Channels);
            return;
        }

        nint column = Horizontal.Start + (nint)first * Horizontal.Stride + (nint)kx * Horizontal.Step;
        ThreeTaps(x + column * X.Pixel, dy + first * Dy.Pixel, end - first, sums);
        Windows(kx, low, first, x, dy, sums);
        Windows(kx, end, high, x, dy, sums);
        Windows(kx + 1, low1, first, x, dy, sums + X.Channels);
        Windows(kx + 1, end, high1, x, dy, sums + X.Channels);
        Windows(kx + 2, low2, first, x, dy, sums + 2 * X.Channels);
        Windows(kx + 2, end, high2, x, dy, sums + 2 * X.Channels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Windows(int kx, int low, int high, float* x, float* dy, float* sums)
    {
        if (low >= high) return;
        nint column = Horizontal.Start + (nint)low * Horizontal.Stride + (nint)kx * Horizontal.Step;
        Tap(x + column * X.Pixel, dy + low * Dy.Pixel, high - low, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void ThreeTaps(float* x, float* dy, int count, float* sums)
    {
        nint nextX = Horizontal.Stride * X.Pixel, nextY = Dy.Pixel, channels = X.Channels, step = Horizontal.Step * X.Pixel, step2 = 2 * step;
        for (nint c = 0; c < channels; c += TSimd.Width)
        {
            TVec s0 = TSimd.Load(sums + c), s1 = TSimd.Load(sums + c + channels), s2 = TSimd.Load(sums + c + 2 * channels);
            TVec t0 = default, t1 = default, t2 = default;
            float* px = x + c, py = dy + c;
            int i = count;
            for (; i >= 2; i -= 2)
            {
                TVec v = TSimd.Load(py), u = TSimd.Load(py + nextY);
                s0 = TSimd.Fma(v, TSimd.Load(px), s0);
                s1 = TSimd.Fma(v, TSimd.Load(px + step), s1);
                s2 = TSimd.Fma(v, TSimd.Load(px + step2), s2);
                px += nextX;
                t0 = TSimd.Fma(u, TSimd.Load(px), t0);
                t1 = TSimd.Fma(u, TSimd.Load(px + step), t1);
                t2 = TSimd.Fma(u, TSimd.Load(px + step2), t2);
                px += nextX;
                py += 2 * nextY;
            }

            if (i > 0)
            {
                TVec v = TSimd.Load(py);
                s0 = TSimd.Fma(v, TSimd.Load(px), s0);
                s1 = TSimd.Fma(v, TSimd.Load(px + step), s1);
                s2 = TSimd.Fma(v, TSimd.Load(px + step2), s2);
            }

            TSimd.Store(sums + c, TSimd.Add(s0, t0));
            TSimd.Store(sums + c + channels, TSimd.Add(s1, t1));
            TSimd.Store(sums + c + 2 * channels, TSimd.Add(s2, t2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Tap(float* x, float* dy, int count, float* sums)
    {
        nint nextX = Horizontal.Stride * X.Pixel, nextY = Dy.Pixel, channels = X.Channels;
        for (nint c = 0; c < channels; c += TSimd.Width)
        {
            if (c > channels - TSimd.Width)
            {
                // The shared lanes of the last vector must not be added twice.
                for (; c < channels; c++) Scalar(x + c, dy + c, count, sums + c);
                return;
            }

            TVec s0 = TSimd.Load(sums + c), s1 = default, s2 = default, s3 = default;
            float* px = x + c, py = dy + c;
            int i = count;
            for (; i >= 4; i -= 4, px += 4 * nextX, py += 4 * nextY)
            {
                s0 = TSimd.Fma(TSimd.Load(px), TSimd.Load(py), s0);
                s1 = TSimd.Fma(TSimd.Load(px + nextX), TSimd.Load(py + nextY), s1);
                s2 = TSimd.Fma(TSimd.Load(px + 2 * nextX), TSimd.Load(py + 2 * nextY), s2);
                s3 = TSimd.Fma(TSimd.Load(px + 3 * nextX), TSimd.Load(py + 3 * nextY), s3);
            }

            for (; i > 0; i--, px += nextX, py += nextY) s0 = TSimd.Fma(TSimd.Load(px), TSimd.Load(py), s0);
            TSimd.Store(sums + c, TSimd.Add(TSimd.Add(s0, s1), TSimd.Add(s2, s3)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Scalar(float* x, float* dy, int count, float* sum)
    {
        nint nextX = Horizontal.Stride * X.Pixel;
        float total = *sum;
        for (int i = 0; i < count; i++) total += x[i * nextX] * dy[i * Dy.Pixel];
        *sum = total;
    }
}
