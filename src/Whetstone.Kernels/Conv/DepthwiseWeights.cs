using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Splits of a depthwise weight gradient: <c>partial[split, tap, c] = Σ_pixels of the split x[window tap, c] · dy[pixel, c]</c>.</summary>
internal unsafe struct DepthwiseWeights<TVec, TSimd> : IBody where TVec : struct where TSimd : struct, ISimd<TVec>
{
    public Image X, Dy;
    public Axis Vertical, Horizontal;
    public int Lines, Splits;
    public float* Partial;

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

    private readonly void Line(int image, int y, float* sums)
    {
        int first = Vertical.FirstInside(y), last = Vertical.LastInside(y, first);
        float* dy = Dy.Start + image * Dy.Plane + y * Dy.Row;
        for (int ky = first; ky < last; ky++)
        {
            float* x = X.Start + image * X.Plane + (Vertical.Start + (nint)y * Vertical.Stride + (nint)ky * Vertical.Step) * X.Row;
            for (int kx = 0; kx < Horizontal.Taps; kx++)
            {
                (int low, int high) = Horizontal.WindowsInside(kx);
                nint column = Horizontal.Start + (nint)low * Horizontal.Stride + (nint)kx * Horizontal.Step;
                Tap(x + column * X.Pixel, dy + low * Dy.Pixel, high - low, sums + ((nint)ky * Horizontal.Taps + kx) * X.Channels);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Tap(float* x, float* dy, int count, float* sums)
    {
        nint nextX = Horizontal.Stride * X.Pixel, nextY = Dy.Pixel, channels = X.Channels, done = 0;
        for (nint c = 0; c < channels; c += TSimd.Width)
        {
            if (c > channels - TSimd.Width)
            {
                // The shared lanes of the last vector must not be added twice.
                for (done = c; done < channels; done++) Scalar(x + done, dy + done, count, sums + done);
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

    private readonly void Scalar(float* x, float* dy, int count, float* sum)
    {
        nint nextX = Horizontal.Stride * X.Pixel;
        float total = *sum;
        for (int i = 0; i < count; i++) total += x[i * nextX] * dy[i * Dy.Pixel];
        *sum = total;
    }
}
