using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Weighted sums of pieces of memory that lie anywhere, in blocks whose sums stay in registers.</summary>
internal static unsafe class SparseSum
{
    private const int MostSegments = 3, MostVectors = 4, MostRows = 6;

    /// <summary>Runs a job of segments of so many floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(SparseJob* job, int segments, int length)
    {
        // Wide loads of short rows would lie across cache lines for nothing.
        if (Vector512.IsHardwareAccelerated && length > 8) Run<Vector512<float>, Simd512>(job, segments, length);
        else if (Vector256.IsHardwareAccelerated) Run<Vector256<float>, Simd256>(job, segments, length);
        else Run<Vector128<float>, Simd128>(job, segments, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TVec, TSimd>(SparseJob* job, int segments, int length) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int vectors = (length + TSimd.Width - 1) / TSimd.Width, rest = length - (vectors - 1) * TSimd.Width;
        int most = vectors == 1 ? MostRows : MostSegments;
        if (segments <= most && vectors <= MostVectors)
        {
            job->Lanes = rest;
            job->Mask = Tiles.Mask(rest);
            Block<TVec, TSimd>(job, segments, vectors);
            return;
        }
        Blocks<TVec, TSimd>(job, segments, vectors, most, rest);
    }

    // Blocks of nearly even sizes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blocks<TVec, TSimd>(SparseJob* job, int segments, int vectors, int most, int rest) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        int heights = (segments + most - 1) / most, widths = (vectors + MostVectors - 1) / MostVectors;
        float* m = job->M, y = job->Y;
        for (int i = 0, s = 0, height; i < heights; i++, s += height)
        {
            height = (segments - s + heights - i - 1) / (heights - i);
            for (int j = 0, v = 0, width; j < widths; j++, v += width)
            {
                width = (vectors - v + widths - j - 1) / (widths - j);
                job->M = m + s * job->RowM + v * TSimd.Width;
                job->Y = y + s * job->RowY + v * TSimd.Width;
                job->Lanes = v + width == vectors ? rest : TSimd.Width;
                job->Mask = Tiles.Mask(job->Lanes);
                Block<TVec, TSimd>(job, height, width);
            }
        }

        job->M = m;
        job->Y = y;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TVec, TSimd>(SparseJob* job, int height, int width) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        if (width == 1) Column<TVec, TSimd>(job, height);
        else if (width == 2) Block<TVec, TSimd, Rows2>(job, height);
        else if (width == 3) Block<TVec, TSimd, Rows3>(job, height);
        else Block<TVec, TSimd, Rows4>(job, height);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Block<TVec, TSimd, TVectors>(SparseJob* job, int height) where TVec : struct where TSimd : struct, ISimd<TVec> where TVectors : struct, IExtent
    {
        if (height == 1) SparseRow<TVec, TSimd, TVectors>.Run(job);
        else if (height == 2) SparseBlock<TVec, TSimd, Rows2, TVectors>.Run(job);
        else SparseBlock<TVec, TSimd, Rows3, TVectors>.Run(job);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Column<TVec, TSimd>(SparseJob* job, int height) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        if (height == 1) SparseRow<TVec, TSimd, Rows1>.Run(job);
        else if (height == 2) SparseColumn<TVec, TSimd, Rows2>.Run(job);
        else if (height == 3) SparseColumn<TVec, TSimd, Rows3>.Run(job);
        else if (height == 4) SparseColumn<TVec, TSimd, Rows4>.Run(job);
        else if (height == 5) SparseColumn<TVec, TSimd, Rows5>.Run(job);
        else SparseColumn<TVec, TSimd, Rows6>.Run(job);
    }
}
