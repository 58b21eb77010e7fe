using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Rows of the result, all channels of each.</summary>
internal readonly unsafe struct GridBody(GridShape s, float* x, float* grid, float* y) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        nint plane = (nint)s.H * s.W, outPlane = (nint)s.OutH * s.OutW;
        for (int item = start; item < end; item++)
        {
            (int image, int row) = Math.DivRem(item, s.OutH);
            float* places = grid + (nint)item * s.OutW * 2;
            float* from = x + image * s.C * plane;
            float* to = y + image * s.C * outPlane + (nint)row * s.OutW;
            for (int i = 0; i < s.OutW; i++)
            {
                GridTaps h = new(s.Columns, places[2 * i], s.Nearest), v = new(s.Rows, places[2 * i + 1], s.Nearest);
                nint a = (nint)v.Pixel(0) * s.W + h.Pixel(0), b = (nint)v.Pixel(0) * s.W + h.Pixel(1);
                nint c = (nint)v.Pixel(1) * s.W + h.Pixel(0), d = (nint)v.Pixel(1) * s.W + h.Pixel(1);
                float wa = v.FirstWeight * h.FirstWeight, wb = v.FirstWeight * h.SecondWeight, wc = v.SecondWeight * h.FirstWeight, wd = v.SecondWeight * h.SecondWeight;
                for (int k = 0; k < s.C; k++)
                {
                    // What does not count must not be read as 0 · ∞.
                    float* p = from + k * plane;
                    float sum = 0;
                    if (wa != 0) sum += p[a] * wa;
                    if (wb != 0) sum += p[b] * wb;
                    if (wc != 0) sum += p[c] * wc;
                    if (wd != 0) sum += p[d] * wd;
                    to[k * outPlane + i] = sum;
                }
            }
        }
    }
}

/// <summary>Planes of the gradient of x, each added up by one thread in one order.</summary>
internal readonly unsafe struct GridInputGradBody(GridShape s, float* dy, float* grid, float* dx) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        int plane = s.H * s.W, outPlane = s.OutH * s.OutW;
        for (int item = start; item < end; item++)
        {
            float* places = grid + (nint)(item / s.C) * outPlane * 2, from = dy + (nint)item * outPlane, to = dx + (nint)item * plane;
            new Span<float>(to, plane).Clear();
            for (int i = 0; i < outPlane; i++)
            {
                GridTaps h = new(s.Columns, places[2 * i], s.Nearest), v = new(s.Rows, places[2 * i + 1], s.Nearest);
                for (int r = 0; r < 2; r++)
                    for (int q = 0; q < 2; q++)
                        if (v.Has(r) && h.Has(q)) to[v.Pixel(r) * s.W + h.Pixel(q)] += from[i] * v.Weight(r) * h.Weight(q);
            }
        }
    }
}

/// <summary>Rows of the gradient of the grid, summed over channels.</summary>
internal readonly unsafe struct GridGradBody(GridShape s, float* dy, float* x, float* grid, float* dgrid) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        nint plane = (nint)s.H * s.W, outPlane = (nint)s.OutH * s.OutW;
        for (int item = start; item < end; item++)
        {
            (int image, int row) = Math.DivRem(item, s.OutH);
            float* places = grid + (nint)item * s.OutW * 2;
            float* to = dgrid + (nint)item * s.OutW * 2;
            float* from = dy + image * s.C * outPlane + (nint)row * s.OutW;
            for (int i = 0; i < s.OutW; i++)
            {
                GridTaps h = new(s.Columns, places[2 * i], s.Nearest), v = new(s.Rows, places[2 * i + 1], s.Nearest);
                float sumX = 0, sumY = 0;
                for (int k = 0; k < s.C; k++)
                    for (int r = 0; r < 2; r++)
                        for (int q = 0; q < 2; q++)
                        {
                            if (!v.Has(r) || !h.Has(q)) continue;
                            float value = x[(image * s.C + k) * plane + (nint)v.Pixel(r) * s.W + h.Pixel(q)] * from[k * outPlane + i];
                            sumX += value * v.Weight(r) * h.Slope(q);
                            sumY += value * v.Slope(r) * h.Weight(q);
                        }
                (to[2 * i], to[2 * i + 1]) = (sumX, sumY);
            }
        }
    }
}
