using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>A weighted sum of two or three segments of up to four vectors: twelve sums at most, enough that none waits for itself.</summary>
internal static unsafe class SparseBlock<TVec, TSimd, TSegments, TVectors>
    where TVec : struct where TSimd : struct, ISimd<TVec> where TSegments : struct, IExtent where TVectors : struct, IExtent
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Run(SparseJob* job)
    {
        TVec a0 = default, a1 = default, a2 = default, a3 = default;
        TVec b0 = default, b1 = default, b2 = default, b3 = default;
        TVec c0 = default, c1 = default, c2 = default, c3 = default;
        nint row = job->RowM, step = job->Step;
        int* offset = job->Offsets;
        float* scale = job->Scales, memory = job->M;
        for (nint e = job->Count; e > 0; e--, offset += step, scale += step)
        {
            float* m = memory + *offset;
            TVec x = TSimd.Broadcast(scale);
            a0 = TSimd.Fma(x, TSimd.Load(m), a0);
            if (TVectors.Count > 1) a1 = TSimd.Fma(x, TSimd.Load(m + TSimd.Width), a1);
            if (TVectors.Count > 2) a2 = TSimd.Fma(x, TSimd.Load(m + 2 * TSimd.Width), a2);
            if (TVectors.Count > 3) a3 = TSimd.Fma(x, TSimd.Load(m + 3 * TSimd.Width), a3);
            m += row;
            b0 = TSimd.Fma(x, TSimd.Load(m), b0);
            if (TVectors.Count > 1) b1 = TSimd.Fma(x, TSimd.Load(m + TSimd.Width), b1);
            if (TVectors.Count > 2) b2 = TSimd.Fma(x, TSimd.Load(m + 2 * TSimd.Width), b2);
            if (TVectors.Count > 3) b3 = TSimd.Fma(x, TSimd.Load(m + 3 * TSimd.Width), b3);
            if (TSegments.Count > 2) m += row;
            if (TSegments.Count > 2) c0 = TSimd.Fma(x, TSimd.Load(m), c0);
            if (TSegments.Count > 2 && TVectors.Count > 1) c1 = TSimd.Fma(x, TSimd.Load(m + TSimd.Width), c1);
            if (TSegments.Count > 2 && TVectors.Count > 2) c2 = TSimd.Fma(x, TSimd.Load(m + 2 * TSimd.Width), c2);
            if (TSegments.Count > 2 && TVectors.Count > 3) c3 = TSimd.Fma(x, TSimd.Load(m + 3 * TSimd.Width), c3);
        }

        float* y = job->Y;
        Add(job, y, a0, a1, a2, a3);
        Add(job, y + job->RowY, b0, b1, b2, b3);
        if (TSegments.Count > 2) Add(job, y + 2 * job->RowY, c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(SparseJob* job, float* y, TVec s0, TVec s1, TVec s2, TVec s3)
    {
        if (TVectors.Count > 1) SparseJob.Add<TVec, TSimd>(y, s0);
        if (TVectors.Count > 2) SparseJob.Add<TVec, TSimd>(y + TSimd.Width, s1);
        if (TVectors.Count > 3) SparseJob.Add<TVec, TSimd>(y + 2 * TSimd.Width, s2);
        SparseJob.AddLast<TVec, TSimd>(job, y + (TVectors.Count - 1) * TSimd.Width, TVectors.Count == 1 ? s0 : TVectors.Count == 2 ? s1 : TVectors.Count == 3 ? s2 : s3);
    }
}
