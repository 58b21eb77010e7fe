using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Scalar products of rows of A with up to four columns of B, both read along k.</summary>
/// <remarks>
/// A tile that broadcasts A spends a whole vector on the columns that are left over, however few. Here the lanes lie along k, so
/// that no lane idles; each sum costs a joining of its lanes at the end, which long windows make up for.
/// </remarks>
internal static unsafe class Dots
{
    /// <summary>Rows of a block, and the fewest there may be.</summary>
    public const int Rows = 4;

    /// <summary>Most columns.</summary>
    public const int MostColumns = 4;

    /// <summary>Runs a job of at least <see cref="Rows"/> rows. Init must not be C: some rows may be computed twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(DotJob* job, int rows, int columns)
    {
        DotJob part = *job;
        for (int done = 0; done < rows; done += Rows)
        {
            int first = Math.Min(done, rows - Rows);
            part.A = job->A + first * part.RowA;
            part.C = job->C + first * part.RowC;
            if (Vector512.IsHardwareAccelerated) Block<Vector512<float>, Simd512>(&part, columns);
            else Block<Vector256<float>, Simd256>(&part, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TVec, TSimd>(DotJob* job, int columns) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        if (columns == 1) Dots<TVec, TSimd, Rows1>.Run(job);
        else if (columns == 2) Dots<TVec, TSimd, Rows2>.Run(job);
        else if (columns == 3) Dots<TVec, TSimd, Rows3>.Run(job);
        else Dots<TVec, TSimd, Rows4>.Run(job);
    }
}

/// <summary>A block of four rows.</summary>
internal static unsafe class Dots<TVec, TSimd, TColumns> where TVec : struct where TSimd : struct, ISimd<TVec> where TColumns : struct, IExtent
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(DotJob* job)
    {
        TVec s00 = default, s10 = default, s20 = default, s30 = default;
        TVec s01 = default, s11 = default, s21 = default, s31 = default;
        TVec s02 = default, s12 = default, s22 = default, s32 = default;
        TVec s03 = default, s13 = default, s23 = default, s33 = default;
        nint row = job->RowA, length = job->Length, column = job->ColumnB;
        float* mask = Tiles.Mask((int)(length % TSimd.Width));
        float* segmentA = job->A, segmentB = job->B;
        for (nint s = job->Segments; s > 0; s--, segmentA += job->SegmentA, segmentB += job->SegmentB)
        {
            float* a0 = segmentA, a2 = a0 + 2 * row, b = segmentB, b2 = b + 2 * column;
            for (nint k = length; k > 0; k -= TSimd.Width)
            {
                // What lies behind the last element of A may be anything, so 0 in B is not enough.
                bool whole = k >= TSimd.Width;
                TVec m = whole ? default : TSimd.Load(mask);
                TVec x0 = whole ? TSimd.Load(a0) : TSimd.LoadFirst(a0, m), x1 = whole ? TSimd.Load(a0 + row) : TSimd.LoadFirst(a0 + row, m);
                TVec x2 = whole ? TSimd.Load(a2) : TSimd.LoadFirst(a2, m), x3 = whole ? TSimd.Load(a2 + row) : TSimd.LoadFirst(a2 + row, m);
                TVec w = TSimd.Load(b);
                (s00, s10, s20, s30) = (TSimd.Fma(x0, w, s00), TSimd.Fma(x1, w, s10), TSimd.Fma(x2, w, s20), TSimd.Fma(x3, w, s30));
                if (TColumns.Count > 1)
                {
                    w = TSimd.Load(b + column);
                    (s01, s11, s21, s31) = (TSimd.Fma(x0, w, s01), TSimd.Fma(x1, w, s11), TSimd.Fma(x2, w, s21), TSimd.Fma(x3, w, s31));
                }
                if (TColumns.Count > 2)
                {
                    w = TSimd.Load(b2);
                    (s02, s12, s22, s32) = (TSimd.Fma(x0, w, s02), TSimd.Fma(x1, w, s12), TSimd.Fma(x2, w, s22), TSimd.Fma(x3, w, s32));
                }
                if (TColumns.Count > 3)
                {
                    w = TSimd.Load(b2 + column);
                    (s03, s13, s23, s33) = (TSimd.Fma(x0, w, s03), TSimd.Fma(x1, w, s13), TSimd.Fma(x2, w, s23), TSimd.Fma(x3, w, s33));
                }
                a0 += TSimd.Width;
                a2 += TSimd.Width;
                b += TSimd.Width;
                b2 += TSimd.Width;
            }
        }

        Store(job, 0, s00, s10, s20, s30);
        if (TColumns.Count > 1) Store(job, 1, s01, s11, s21, s31);
        if (TColumns.Count > 2) Store(job, 2, s02, s12, s22, s32);
        if (TColumns.Count > 3) Store(job, 3, s03, s13, s23, s33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(DotJob* job, int column, TVec s0, TVec s1, TVec s2, TVec s3)
    {
        float* c = job->C + column;
        float init = job->Init[column];
        c[0] = init + TSimd.Sum(s0);
        c[job->RowC] = init + TSimd.Sum(s1);
        c[2 * job->RowC] = init + TSimd.Sum(s2);
        c[3 * job->RowC] = init + TSimd.Sum(s3);
    }
}
