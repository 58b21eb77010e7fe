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

        // A call with the sums in registers would have the compiler keep them in memory all along.
        float* sums = stackalloc float[3 * 4 * 16];
        Store(sums, a0, a1, a2, a3);
        Store(sums + TVectors.Count * TSimd.Width, b0, b1, b2, b3);
        if (TSegments.Count > 2) Store(sums + 2 * TVectors.Count * TSimd.Width, c0, c1, c2, c3);
        SparseSum.Add(job, sums, TSegments.Count, TVectors.Count * TSimd.Width, (TVectors.Count - 1) * TSimd.Width + job->Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* to, TVec s0, TVec s1, TVec s2, TVec s3)
    {
        TSimd.Store(to, s0);
        if (TVectors.Count > 1) TSimd.Store(to + TSimd.Width, s1);
        if (TVectors.Count > 2) TSimd.Store(to + 2 * TSimd.Width, s2);
        if (TVectors.Count > 3) TSimd.Store(to + 3 * TSimd.Width, s3);
    }
}
