using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Whetstone.Kernels;

namespace Whetstone.Bench.Layout;

/// <summary>The tile of the library with one more stride: the two vectors of a row lie <c>plane</c> floats apart in C.</summary>
internal static unsafe class PlaneTile<TVec, TSimd, TRows, TVectors>
    where TVec : struct where TSimd : struct, ISimd<TVec> where TRows : struct, IExtent where TVectors : struct, IExtent
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileJob* job, nint planeInit, nint plane)
    {
        // The sums start at zero and Init is added at the end: otherwise the first products would wait for C to come from far away.
        float* c = job->C;
        nint row = job->RowC;
        if (Sse.IsSupported)
        {
            for (int r = 0; r < TRows.Count; r++, c += row)
            {
                Sse.Prefetch0(c);
                if (TVectors.Count > 1) Sse.Prefetch0(c + plane);
            }
        }

        TVec c0 = default, d0 = default;
        TVec c1 = default, d1 = default;
        TVec c2 = default, d2 = default;
        TVec c3 = default, d3 = default;
        TVec c4 = default, d4 = default;
        TVec c5 = default, d5 = default;
        TVec c6 = default, d6 = default;
        TVec c7 = default, d7 = default;
        TVec c8 = default, d8 = default;
        TVec c9 = default, d9 = default;
        TVec c10 = default, d10 = default;
        TVec c11 = default, d11 = default;
        TVec c12 = default, d12 = default;
        TVec c13 = default, d13 = default;
        nint r1 = job->RowA, r2 = 2 * r1, r3 = 3 * r1, stepA = job->StepA, stepB = job->StepB;
        float* segmentA = job->A, segmentB = job->B;
        for (nint s = job->Segments; s > 0; s--)
        {
            float* b = segmentB, a0 = segmentA, a4 = a0 + 4 * r1, a8 = a0 + 8 * r1, a12 = a0 + 12 * r1;
            for (nint k = job->Length; k > 0; k--)
            {
                TVec b0 = TSimd.Load(b), b1 = TVectors.Count > 1 ? TSimd.Load(b + TSimd.Width) : default;
                b += stepB;
                TVec x = TSimd.Broadcast(a0);
                c0 = TSimd.Fma(x, b0, c0);
                if (TVectors.Count > 1) d0 = TSimd.Fma(x, b1, d0);
                if (TRows.Count > 1)
                {
                    x = TSimd.Broadcast(a0 + r1);
                    c1 = TSimd.Fma(x, b0, c1);
                    if (TVectors.Count > 1) d1 = TSimd.Fma(x, b1, d1);
                }
                if (TRows.Count > 2)
                {
                    x = TSimd.Broadcast(a0 + r2);
                    c2 = TSimd.Fma(x, b0, c2);
                    if (TVectors.Count > 1) d2 = TSimd.Fma(x, b1, d2);
                }
                if (TRows.Count > 3)
                {
                    x = TSimd.Broadcast(a0 + r3);
                    c3 = TSimd.Fma(x, b0, c3);
                    if (TVectors.Count > 1) d3 = TSimd.Fma(x, b1, d3);
                }
                if (TRows.Count > 4)
                {
                    x = TSimd.Broadcast(a4);
                    c4 = TSimd.Fma(x, b0, c4);
                    if (TVectors.Count > 1) d4 = TSimd.Fma(x, b1, d4);
                }
                if (TRows.Count > 5)
                {
                    x = TSimd.Broadcast(a4 + r1);
                    c5 = TSimd.Fma(x, b0, c5);
                    if (TVectors.Count > 1) d5 = TSimd.Fma(x, b1, d5);
                }
                if (TRows.Count > 6)
                {
                    x = TSimd.Broadcast(a4 + r2);
                    c6 = TSimd.Fma(x, b0, c6);
                    if (TVectors.Count > 1) d6 = TSimd.Fma(x, b1, d6);
                }
                if (TRows.Count > 7)
                {
                    x = TSimd.Broadcast(a4 + r3);
                    c7 = TSimd.Fma(x, b0, c7);
                    if (TVectors.Count > 1) d7 = TSimd.Fma(x, b1, d7);
                }
                if (TRows.Count > 8)
                {
                    x = TSimd.Broadcast(a8);
                    c8 = TSimd.Fma(x, b0, c8);
                    if (TVectors.Count > 1) d8 = TSimd.Fma(x, b1, d8);
                }
                if (TRows.Count > 9)
                {
                    x = TSimd.Broadcast(a8 + r1);
                    c9 = TSimd.Fma(x, b0, c9);
                    if (TVectors.Count > 1) d9 = TSimd.Fma(x, b1, d9);
                }
                if (TRows.Count > 10)
                {
                    x = TSimd.Broadcast(a8 + r2);
                    c10 = TSimd.Fma(x, b0, c10);
                    if (TVectors.Count > 1) d10 = TSimd.Fma(x, b1, d10);
                }
                if (TRows.Count > 11)
                {
                    x = TSimd.Broadcast(a8 + r3);
                    c11 = TSimd.Fma(x, b0, c11);
                    if (TVectors.Count > 1) d11 = TSimd.Fma(x, b1, d11);
                }
                if (TRows.Count > 12)
                {
                    x = TSimd.Broadcast(a12);
                    c12 = TSimd.Fma(x, b0, c12);
                    if (TVectors.Count > 1) d12 = TSimd.Fma(x, b1, d12);
                }
                if (TRows.Count > 13)
                {
                    x = TSimd.Broadcast(a12 + r1);
                    c13 = TSimd.Fma(x, b0, c13);
                    if (TVectors.Count > 1) d13 = TSimd.Fma(x, b1, d13);
                }
                a0 += stepA;
                if (TRows.Count > 4) a4 += stepA;
                if (TRows.Count > 8) a8 += stepA;
                if (TRows.Count > 12) a12 += stepA;
            }

            segmentA += job->SegmentA;
            segmentB += job->SegmentB;
        }

        float* i = job->Init;
        nint next = job->RowInit;
        c = job->C;
        TSimd.Store(c, TSimd.Add(c0, TSimd.Load(i)));
        if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d0, TSimd.Load(i + planeInit)));
        if (TRows.Count > 1)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c1, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d1, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 2)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c2, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d2, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 3)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c3, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d3, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 4)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c4, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d4, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 5)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c5, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d5, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 6)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c6, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d6, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 7)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c7, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d7, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 8)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c8, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d8, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 9)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c9, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d9, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 10)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c10, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d10, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 11)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c11, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d11, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 12)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c12, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d12, TSimd.Load(i + planeInit)));
        }
        if (TRows.Count > 13)
        {
            c += row;
            i += next;
            TSimd.Store(c, TSimd.Add(c13, TSimd.Load(i)));
            if (TVectors.Count > 1) TSimd.Store(c + plane, TSimd.Add(d13, TSimd.Load(i + planeInit)));
        }
    }
}
