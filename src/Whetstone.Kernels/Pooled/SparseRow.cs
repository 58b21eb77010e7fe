using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>A weighted sum of one segment of up to four vectors, three terms at a time: fewer sums would wait for themselves.</summary>
internal static unsafe class SparseRow<TVec, TSimd, TVectors> where TVec : struct where TSimd : struct, ISimd<TVec> where TVectors : struct, IExtent
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Run(SparseJob* job)
    {
        TVec a0 = default, a1 = default, a2 = default, a3 = default;
        TVec b0 = default, b1 = default, b2 = default, b3 = default;
        TVec c0 = default, c1 = default, c2 = default, c3 = default;
        nint step = job->Step, e = job->Count;
        int* offset = job->Offsets;
        float* scale = job->Scales, memory = job->M;
        for (; e >= 3; e -= 3)
        {
            float* ma = memory + *offset;
            TVec xa = TSimd.Broadcast(scale);
            offset += step;
            scale += step;
            a0 = TSimd.Fma(xa, TSimd.Load(ma), a0);
            if (TVectors.Count > 1) a1 = TSimd.Fma(xa, TSimd.Load(ma + TSimd.Width), a1);
            if (TVectors.Count > 2) a2 = TSimd.Fma(xa, TSimd.Load(ma + 2 * TSimd.Width), a2);
            if (TVectors.Count > 3) a3 = TSimd.Fma(xa, TSimd.Load(ma + 3 * TSimd.Width), a3);
            float* mb = memory + *offset;
            TVec xb = TSimd.Broadcast(scale);
            offset += step;
            scale += step;
            b0 = TSimd.Fma(xb, TSimd.Load(mb), b0);
            if (TVectors.Count > 1) b1 = TSimd.Fma(xb, TSimd.Load(mb + TSimd.Width), b1);
            if (TVectors.Count > 2) b2 = TSimd.Fma(xb, TSimd.Load(mb + 2 * TSimd.Width), b2);
            if (TVectors.Count > 3) b3 = TSimd.Fma(xb, TSimd.Load(mb + 3 * TSimd.Width), b3);
            float* mc = memory + *offset;
            TVec xc = TSimd.Broadcast(scale);
            offset += step;
            scale += step;
            c0 = TSimd.Fma(xc, TSimd.Load(mc), c0);
            if (TVectors.Count > 1) c1 = TSimd.Fma(xc, TSimd.Load(mc + TSimd.Width), c1);
            if (TVectors.Count > 2) c2 = TSimd.Fma(xc, TSimd.Load(mc + 2 * TSimd.Width), c2);
            if (TVectors.Count > 3) c3 = TSimd.Fma(xc, TSimd.Load(mc + 3 * TSimd.Width), c3);
        }

        for (; e > 0; e--)
        {
            float* m = memory + *offset;
            TVec x = TSimd.Broadcast(scale);
            offset += step;
            scale += step;
            a0 = TSimd.Fma(x, TSimd.Load(m), a0);
            if (TVectors.Count > 1) a1 = TSimd.Fma(x, TSimd.Load(m + TSimd.Width), a1);
            if (TVectors.Count > 2) a2 = TSimd.Fma(x, TSimd.Load(m + 2 * TSimd.Width), a2);
            if (TVectors.Count > 3) a3 = TSimd.Fma(x, TSimd.Load(m + 3 * TSimd.Width), a3);
        }

        float* y = job->Y;
        a0 = TSimd.Add(TSimd.Add(a0, b0), c0);
        if (TVectors.Count > 1) SparseJob.Add<TVec, TSimd>(y, a0);
        if (TVectors.Count > 1) a1 = TSimd.Add(TSimd.Add(a1, b1), c1);
        if (TVectors.Count > 2) SparseJob.Add<TVec, TSimd>(y + TSimd.Width, a1);
        if (TVectors.Count > 2) a2 = TSimd.Add(TSimd.Add(a2, b2), c2);
        if (TVectors.Count > 3) SparseJob.Add<TVec, TSimd>(y + 2 * TSimd.Width, a2);
        if (TVectors.Count > 3) a3 = TSimd.Add(TSimd.Add(a3, b3), c3);
        SparseJob.AddLast<TVec, TSimd>(job, y + (TVectors.Count - 1) * TSimd.Width, TVectors.Count == 1 ? a0 : TVectors.Count == 2 ? a1 : TVectors.Count == 3 ? a2 : a3);
    }
}
