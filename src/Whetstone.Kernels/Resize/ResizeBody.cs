using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Rows of the output, each from two rows of the input.</summary>
internal readonly unsafe struct ResizeBody(ResizeShape shape, float* x, float* y) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        nint row = (nint)shape.W.Input * shape.C;
        for (int item = start; item < end; item++)
        {
            (int image, int at) = Math.DivRem(item, shape.H.Output);
            Tap v = shape.H[at];
            float* top = x + ((nint)image * shape.H.Input + v.Low) * row, bottom = x + ((nint)image * shape.H.Input + v.High) * row;
            float* to = y + (nint)item * shape.W.Output * shape.C;
            for (int i = 0; i < shape.W.Output; i++, to += shape.C)
            {
                Tap h = shape.W[i];
                nint left = (nint)h.Low * shape.C, right = (nint)h.High * shape.C;

                // A pixel that copies another must copy infinities too, which 0 · ∞ would spoil.
                if (v.HighWeight == 0 && h.HighWeight == 0) new ReadOnlySpan<float>(top + left, shape.C).CopyTo(new(to, shape.C));
                else Mix(top + left, top + right, bottom + left, bottom + right, v, h, to);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mix(float* a, float* b, float* c, float* d, Tap v, Tap h, float* to)
    {
        Vector256<float> left = Vector256.Create(h.LowWeight), right = Vector256.Create(h.HighWeight);
        Vector256<float> top = Vector256.Create(v.LowWeight), bottom = Vector256.Create(v.HighWeight);
        for (int i = 0; i < shape.C; i += 8)
        {
            int lanes = Math.Min(8, shape.C - i);
            Vector256<float> upper = left * Eight.Load(a + i, lanes) + right * Eight.Load(b + i, lanes);
            Vector256<float> lower = left * Eight.Load(c + i, lanes) + right * Eight.Load(d + i, lanes);
            Eight.Store(top * upper + bottom * lower, to + i, lanes);
        }
    }
}

/// <summary>Rows of the input's gradient, each from all rows of the output that took from it: no two threads write one place.</summary>
internal readonly unsafe struct ResizeGradBody(ResizeShape shape, float* dy, float* dx) : IBody
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Run(int start, int end)
    {
        nint row = (nint)shape.W.Input * shape.C, outRow = (nint)shape.W.Output * shape.C;
        for (int item = start; item < end; item++)
        {
            (int image, int at) = Math.DivRem(item, shape.H.Input);
            float* to = dx + item * row;
            new Span<float>(to, (int)row).Clear();
            (int first, int last) = shape.H.Takers(at);
            for (int k = first; k < last; k++)
            {
                float weight = shape.H[k].Weight(at);
                if (weight != 0) AddRow(dy + ((nint)image * shape.H.Output + k) * outRow, weight, to);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRow(float* from, float weight, float* to)
    {
        for (int i = 0; i < shape.W.Output; i++, from += shape.C)
        {
            Tap h = shape.W[i];
            Add(from, weight * h.LowWeight, to + (nint)h.Low * shape.C);
            if (h.HighWeight != 0) Add(from, weight * h.HighWeight, to + (nint)h.High * shape.C);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(float* from, float weight, float* to)
    {
        Vector256<float> w = Vector256.Create(weight);
        for (int i = 0; i < shape.C; i += 8)
        {
            int lanes = Math.Min(8, shape.C - i);
            Eight.Store(Eight.Load(to + i, lanes) + w * Eight.Load(from + i, lanes), to + i, lanes);
        }
    }
}
