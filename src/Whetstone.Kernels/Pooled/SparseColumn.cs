using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>A weighted sum of up to six segments of one vector, two terms at a time: fewer sums would wait for themselves.</summary>
internal static unsafe class SparseColumn<TVec, TSimd, TSegments> where TVec : struct where TSimd : struct, ISimd<TVec> where TSegments : struct, IExtent
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public static void Run(SparseJob* job)
    {
        TVec a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default;
        TVec b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default;
        nint step = job->Step, row = job->RowM, e = job->Count;
        int* offset = job->Offsets;
        float* scale = job->Scales, memory = job->M;
        for (; e >= 2; e -= 2, offset += 2 * step, scale += 2 * step)
        {
            float* m = memory + *offset, n = memory + offset[step];
            TVec x = TSimd.Broadcast(scale), z = TSimd.Broadcast(scale + step);
            (a0, b0) = (TSimd.Fma(x, TSimd.Load(m), a0), TSimd.Fma(z, TSimd.Load(n), b0));
            (a1, b1) = (TSimd.Fma(x, TSimd.Load(m + row), a1), TSimd.Fma(z, TSimd.Load(n + row), b1));
            if (TSegments.Count > 2)
            {
                m += 2 * row;
                n += 2 * row;
                (a2, b2) = (TSimd.Fma(x, TSimd.Load(m), a2), TSimd.Fma(z, TSimd.Load(n), b2));
            }
            if (TSegments.Count > 3) (a3, b3) = (TSimd.Fma(x, TSimd.Load(m + row), a3), TSimd.Fma(z, TSimd.Load(n + row), b3));
            if (TSegments.Count > 4)
            {
                m += 2 * row;
                n += 2 * row;
                (a4, b4) = (TSimd.Fma(x, TSimd.Load(m), a4), TSimd.Fma(z, TSimd.Load(n), b4));
            }
            if (TSegments.Count > 5) (a5, b5) = (TSimd.Fma(x, TSimd.Load(m + row), a5), TSimd.Fma(z, TSimd.Load(n + row), b5));
        }

        if (e > 0)
        {
            float* m = memory + *offset;
            TVec x = TSimd.Broadcast(scale);
            a0 = TSimd.Fma(x, TSimd.Load(m), a0);
            a1 = TSimd.Fma(x, TSimd.Load(m + row), a1);
            if (TSegments.Count > 2) a2 = TSimd.Fma(x, TSimd.Load(m + 2 * row), a2);
            if (TSegments.Count > 3) a3 = TSimd.Fma(x, TSimd.Load(m + 3 * row), a3);
            if (TSegments.Count > 4) a4 = TSimd.Fma(x, TSimd.Load(m + 4 * row), a4);
            if (TSegments.Count > 5) a5 = TSimd.Fma(x, TSimd.Load(m + 5 * row), a5);
        }

        float* y = job->Y;
        nint next = job->RowY;
        SparseJob.AddLast<TVec, TSimd>(job, y, TSimd.Add(a0, b0));
        SparseJob.AddLast<TVec, TSimd>(job, y + next, TSimd.Add(a1, b1));
        if (TSegments.Count > 2) SparseJob.AddLast<TVec, TSimd>(job, y + 2 * next, TSimd.Add(a2, b2));
        if (TSegments.Count > 3) SparseJob.AddLast<TVec, TSimd>(job, y + 3 * next, TSimd.Add(a3, b3));
        if (TSegments.Count > 4) SparseJob.AddLast<TVec, TSimd>(job, y + 4 * next, TSimd.Add(a4, b4));
        if (TSegments.Count > 5) SparseJob.AddLast<TVec, TSimd>(job, y + 5 * next, TSimd.Add(a5, b5));
    }
}
