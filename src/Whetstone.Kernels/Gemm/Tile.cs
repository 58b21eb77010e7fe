using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>The one inner loop under products and convolutions: a tile of rows x (vectors of lanes), held in registers.</summary>
/// <remarks>
/// AVX-512 has 32 registers: 14 rows x 2 vectors are 28 sums, 2 vectors of B and 1 broadcast. AVX2 has 16: 6 x 2 + 3. Every
/// sum is a plain local and every row is written out, because the compiler neither unrolls nor keeps arrays in registers.
/// Rows are reached from one pointer in four through 1, 2 and 3 row strides, to need few address registers.
/// </remarks>
internal static unsafe class Tile<TVec, TSimd, TRows, TVectors>
    where TVec : struct where TSimd : struct, ISimd<TVec> where TRows : struct, IExtent where TVectors : struct, IExtent
{
    // B may come from far away, and the processor itself looks ahead no further than a page.
    private const int Ahead = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileJob* job)
    {
        // The sums start at zero and Init is added at the end: otherwise the first products would wait for C to come from far away.
        float* c = job->C;
        nint row = job->RowC;
        if (Sse.IsSupported)
        {
            for (int r = 0; r < TRows.Count; r++, c += row)
            {
                Sse.Prefetch0(c);
                if (TVectors.Count > 1) Sse.Prefetch0(c + TSimd.Width);
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
        nint r1 = job->RowA, r2 = 2 * r1, r3 = 3 * r1, stepA = job->StepA, stepB = job->StepB, ahead = Ahead * stepB;
        float* segmentA = job->A, segmentB = job->B;
        for (nint s = job->Segments; s > 0; s--)
        {
            float* b = segmentB, a0 = segmentA, a4 = a0 + 4 * r1, a8 = a0 + 8 * r1, a12 = a0 + 12 * r1;
            for (nint k = job->Length; k > 0; k--)
            {
                TVec b0 = TSimd.Load(b), b1 = TVectors.Count > 1 ? TSimd.Load(b + TSimd.Width) : default;
                if (Sse.IsSupported)
                {
                    Sse.Prefetch0(b + ahead);
                    if (TVectors.Count * TSimd.Width > 16) Sse.Prefetch0(b + ahead + 16);
                }
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
        TVec mask = TVectors.IsRagged ? TSimd.Load(job->Mask) : default;
        c = job->C;
        First(c, mask, TSimd.Add(c0, First(i, mask)));
        if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d0, Second(i, mask)));
        if (TRows.Count > 1)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c1, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d1, Second(i, mask)));
        }
        if (TRows.Count > 2)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c2, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d2, Second(i, mask)));
        }
        if (TRows.Count > 3)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c3, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d3, Second(i, mask)));
        }
        if (TRows.Count > 4)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c4, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d4, Second(i, mask)));
        }
        if (TRows.Count > 5)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c5, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d5, Second(i, mask)));
        }
        if (TRows.Count > 6)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c6, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d6, Second(i, mask)));
        }
        if (TRows.Count > 7)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c7, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d7, Second(i, mask)));
        }
        if (TRows.Count > 8)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c8, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d8, Second(i, mask)));
        }
        if (TRows.Count > 9)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c9, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d9, Second(i, mask)));
        }
        if (TRows.Count > 10)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c10, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d10, Second(i, mask)));
        }
        if (TRows.Count > 11)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c11, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d11, Second(i, mask)));
        }
        if (TRows.Count > 12)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c12, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d12, Second(i, mask)));
        }
        if (TRows.Count > 13)
        {
            c += row;
            i += next;
            First(c, mask, TSimd.Add(c13, First(i, mask)));
            if (TVectors.Count > 1) Second(c, mask, TSimd.Add(d13, Second(i, mask)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVec First(float* p, TVec mask) =>
        TVectors.IsRagged && TVectors.Count == 1 ? TSimd.LoadFirst(p, mask) : TSimd.Load(p);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVec Second(float* p, TVec mask) =>
        TVectors.IsRagged ? TSimd.LoadFirst(p + TSimd.Width, mask) : TSimd.Load(p + TSimd.Width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void First(float* p, TVec mask, TVec v)
    {
        if (TVectors.IsRagged && TVectors.Count == 1) TSimd.StoreFirst(p, mask, v);
        else TSimd.Store(p, v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Second(float* p, TVec mask, TVec v)
    {
        if (TVectors.IsRagged) TSimd.StoreFirst(p + TSimd.Width, mask, v);
        else TSimd.Store(p + TSimd.Width, v);
    }
}
