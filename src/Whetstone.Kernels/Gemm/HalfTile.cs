using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>A tile of 17 to 24 columns with AVX-512: one and a half vectors, so that two rows share a register for what is beyond the first vector.</summary>
/// <remarks>
/// The lower half of a shared sum belongs to the first row of a pair, the upper half to the second: 21 products a step instead of 28 for
/// 14 rows. Sums are those of <see cref="Tile{TVec, TSimd, TRows, TVectors}"/> to the bit.
/// </remarks>
internal static unsafe class HalfTile<TRows> where TRows : struct, IExtent
{
    private const int Width = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(TileJob* job)
    {
        float* c = job->C;
        nint row = job->RowC;
        for (int r = 0; r < TRows.Count; r++, c += row)
        {
            Prefetch.Line(c);
            Prefetch.Line(c + Width);
        }

        Vector512<float> c0 = default, c1 = default, d0 = default;
        Vector512<float> c2 = default, c3 = default, d1 = default;
        Vector512<float> c4 = default, c5 = default, d2 = default;
        Vector512<float> c6 = default, c7 = default, d3 = default;
        Vector512<float> c8 = default, c9 = default, d4 = default;
        Vector512<float> c10 = default, c11 = default, d5 = default;
        Vector512<float> c12 = default, c13 = default, d6 = default;
        nint r1 = job->RowA, r2 = 2 * r1, r3 = 3 * r1, stepA = job->StepA, stepB = job->StepB, ahead = 16 * stepB;
        Vector512<float> upper = Vector512.Create(Vector256<float>.Zero, Vector256<float>.AllBitsSet);
        float* segmentA = job->A, segmentB = job->B;
        for (nint s = job->Segments; s > 0; s--)
        {
            float* b = segmentB, a0 = segmentA, a4 = a0 + 4 * r1, a8 = a0 + 8 * r1, a12 = a0 + 12 * r1;
            for (nint k = job->Length; k > 0; k--)
            {
                Vector512<float> b0 = Vector512.Load(b), b1 = Twice(b + Width), x, y;
                Prefetch.Line(b + ahead);
                Prefetch.Line(b + ahead + Width);
                b += stepB;
                x = Vector512.Create(*a0);
                c0 = Avx512F.FusedMultiplyAdd(x, b0, c0);
                if (TRows.Count > 1)
                {
                    y = Vector512.Create(*(a0 + r1));
                    c1 = Avx512F.FusedMultiplyAdd(y, b0, c1);
                    x = Vector512.ConditionalSelect(upper, y, x);
                }
                d0 = Avx512F.FusedMultiplyAdd(x, b1, d0);
                if (TRows.Count > 2)
                {
                    x = Vector512.Create(*(a0 + r2));
                    c2 = Avx512F.FusedMultiplyAdd(x, b0, c2);
                    if (TRows.Count > 3)
                    {
                        y = Vector512.Create(*(a0 + r3));
                        c3 = Avx512F.FusedMultiplyAdd(y, b0, c3);
                        x = Vector512.ConditionalSelect(upper, y, x);
                    }
                    d1 = Avx512F.FusedMultiplyAdd(x, b1, d1);
                }
                if (TRows.Count > 4)
                {
                    x = Vector512.Create(*a4);
                    c4 = Avx512F.FusedMultiplyAdd(x, b0, c4);
                    if (TRows.Count > 5)
                    {
                        y = Vector512.Create(*(a4 + r1));
                        c5 = Avx512F.FusedMultiplyAdd(y, b0, c5);
                        x = Vector512.ConditionalSelect(upper, y, x);
                    }
                    d2 = Avx512F.FusedMultiplyAdd(x, b1, d2);
                }
                if (TRows.Count > 6)
                {
                    x = Vector512.Create(*(a4 + r2));
                    c6 = Avx512F.FusedMultiplyAdd(x, b0, c6);
                    if (TRows.Count > 7)
                    {
                        y = Vector512.Create(*(a4 + r3));
                        c7 = Avx512F.FusedMultiplyAdd(y, b0, c7);
                        x = Vector512.ConditionalSelect(upper, y, x);
                    }
                    d3 = Avx512F.FusedMultiplyAdd(x, b1, d3);
                }
                if (TRows.Count > 8)
                {
                    x = Vector512.Create(*a8);
                    c8 = Avx512F.FusedMultiplyAdd(x, b0, c8);
                    if (TRows.Count > 9)
                    {
                        y = Vector512.Create(*(a8 + r1));
                        c9 = Avx512F.FusedMultiplyAdd(y, b0, c9);
                        x = Vector512.ConditionalSelect(upper, y, x);
                    }
                    d4 = Avx512F.FusedMultiplyAdd(x, b1, d4);
                }
                if (TRows.Count > 10)
                {
                    x = Vector512.Create(*(a8 + r2));
                    c10 = Avx512F.FusedMultiplyAdd(x, b0, c10);
                    if (TRows.Count > 11)
                    {
                        y = Vector512.Create(*(a8 + r3));
                        c11 = Avx512F.FusedMultiplyAdd(y, b0, c11);
                        x = Vector512.ConditionalSelect(upper, y, x);
                    }
                    d5 = Avx512F.FusedMultiplyAdd(x, b1, d5);
                }
                if (TRows.Count > 12)
                {
                    x = Vector512.Create(*a12);
                    c12 = Avx512F.FusedMultiplyAdd(x, b0, c12);
                    if (TRows.Count > 13)
                    {
                        y = Vector512.Create(*(a12 + r1));
                        c13 = Avx512F.FusedMultiplyAdd(y, b0, c13);
                        x = Vector512.ConditionalSelect(upper, y, x);
                    }
                    d6 = Avx512F.FusedMultiplyAdd(x, b1, d6);
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
        Vector256<float> mask = Vector256.Load(job->Mask);
        c = job->C;
        End(c, i, mask, c0, d0.GetLower());
        if (TRows.Count > 1) End(c += row, i += next, mask, c1, d0.GetUpper());
        if (TRows.Count > 2) End(c += row, i += next, mask, c2, d1.GetLower());
        if (TRows.Count > 3) End(c += row, i += next, mask, c3, d1.GetUpper());
        if (TRows.Count > 4) End(c += row, i += next, mask, c4, d2.GetLower());
        if (TRows.Count > 5) End(c += row, i += next, mask, c5, d2.GetUpper());
        if (TRows.Count > 6) End(c += row, i += next, mask, c6, d3.GetLower());
        if (TRows.Count > 7) End(c += row, i += next, mask, c7, d3.GetUpper());
        if (TRows.Count > 8) End(c += row, i += next, mask, c8, d4.GetLower());
        if (TRows.Count > 9) End(c += row, i += next, mask, c9, d4.GetUpper());
        if (TRows.Count > 10) End(c += row, i += next, mask, c10, d5.GetLower());
        if (TRows.Count > 11) End(c += row, i += next, mask, c11, d5.GetUpper());
        if (TRows.Count > 12) End(c += row, i += next, mask, c12, d6.GetLower());
        if (TRows.Count > 13) End(c += row, i += next, mask, c13, d6.GetUpper());
    }

    // Eight numbers in both halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Twice(float* p)
    {
        Vector256<float> half = Vector256.Load(p);
        return Vector512.Create(half, half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void End(float* c, float* init, Vector256<float> mask, Vector512<float> first, Vector256<float> second)
    {
        Vector512.Store(first + Vector512.Load(init), c);
        Avx.MaskStore(c + Width, mask, second + Avx.MaskLoad(init + Width, mask));
    }
}
