using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Lines of a depthwise product: <c>y[line, x, c] = init[c] + Σ_taps window[tap, c] · w[tap, c]</c>.</summary>
internal unsafe struct DepthwiseLines<TVec, TSimd> : IBody where TVec : struct where TSimd : struct, ISimd<TVec>
{
    public Image X, Y;
    public Axis Vertical, Horizontal;
    public float* W, Init;
    public Finish Finish;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int line = start; line < end; line++)
        {
            int y = line % Vertical.Count, image = line / Vertical.Count;
            int first = Vertical.FirstInside(y), last = Vertical.LastInside(y, first);
            float* x = X.Start + image * X.Plane + (Vertical.Start + (nint)y * Vertical.Stride + (nint)first * Vertical.Step) * X.Row;
            float* to = Y.Start + image * Y.Plane + y * Y.Row;
            Line(x, W + (nint)first * Horizontal.Taps * X.Channels, last - first, to);
            Finish.Run(to, Y.Row, 1, Horizontal.Count * X.Channels);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Line(float* x, float* w, int rows, float* y)
    {
        Axis axis = Horizontal;
        for (int i = 0; i < axis.Count;)
        {
            int first = axis.FirstInside(i), last = axis.LastInside(i, first);
            bool four = i + 4 <= axis.Count && last - first == axis.Taps && axis.FirstInside(i + 3) == 0 && axis.LastInside(i + 3, 0) == axis.Taps;
            float* at = x + (axis.Start + (nint)i * axis.Stride + (nint)first * axis.Step) * X.Pixel;
            if (four) Four(at, w, rows, last, y + i * Y.Pixel);
            else One(at, w + (nint)first * X.Channels, rows, last - first, y + i * Y.Pixel);
            i += four ? 4 : 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Four(float* x, float* w, int rows, int taps, float* y)
    {
        nint next = Horizontal.Stride * X.Pixel, step = Horizontal.Step * X.Pixel, row = Vertical.Step * X.Row, channels = X.Channels;
        nint rowW = Horizontal.Taps * channels, next3 = 3 * next;
        for (nint c = 0; c < channels; c += TSimd.Width)
        {
            // The last vector ends with the last channel; lanes it shares with the one before get the same values again.
            if (c > channels - TSimd.Width) c = channels - TSimd.Width;
            TVec s0 = TSimd.Load(Init + c), s1 = s0, s2 = s0, s3 = s0;
            float* rx = x + c, rw = w + c;
            for (int i = rows; i > 0; i--, rx += row, rw += rowW)
            {
                float* px = rx, pw = rw;
                for (int j = taps; j > 0; j--, px += step, pw += channels)
                {
                    TVec v = TSimd.Load(pw);
                    s0 = TSimd.Fma(v, TSimd.Load(px), s0);
                    s1 = TSimd.Fma(v, TSimd.Load(px + next), s1);
                    s2 = TSimd.Fma(v, TSimd.Load(px + 2 * next), s2);
                    s3 = TSimd.Fma(v, TSimd.Load(px + next3), s3);
                }
            }

            TSimd.Store(y + c, s0);
            TSimd.Store(y + c + Y.Pixel, s1);
            TSimd.Store(y + c + 2 * Y.Pixel, s2);
            TSimd.Store(y + c + 3 * Y.Pixel, s3);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void One(float* x, float* w, int rows, int taps, float* y)
    {
        nint step = Horizontal.Step * X.Pixel, row = Vertical.Step * X.Row, channels = X.Channels, rowW = Horizontal.Taps * channels;
        for (nint c = 0; c < channels; c += TSimd.Width)
        {
            if (c > channels - TSimd.Width) c = channels - TSimd.Width;
            TVec sum = TSimd.Load(Init + c);
            float* rx = x + c, rw = w + c;
            for (int i = rows; i > 0; i--, rx += row, rw += rowW)
            {
                for (int j = 0; j < taps; j++) sum = TSimd.Fma(TSimd.Load(rw + j * channels), TSimd.Load(rx + j * step), sum);
            }

            TSimd.Store(y + c, sum);
        }
    }
}
