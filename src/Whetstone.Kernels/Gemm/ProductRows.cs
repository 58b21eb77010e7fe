using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Copies the rows of A that a chunk uses again and again, so that they lie close together.</summary>
internal static unsafe class ProductRows
{
    /// <summary>Points <paramref name="job"/> to a copy of its <paramref name="rows"/> rows of A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy(ref TileJob job, int rows)
    {
        // Whichever way A is stored, its long direction stays contiguous; the tile reads through strides.
        bool rowsContiguous = job.RowA == 1;
        nint outer = rowsContiguous ? job.Length : rows, inner = rowsContiguous ? rows : job.Length;
        nint from = rowsContiguous ? job.StepA : job.RowA, to = Pitch(inner);
        float* copy = Scratch.Rent(Scratch.Rows, outer * to);
        for (nint i = 0; i < outer; i++) Floats.Copy(job.A + i * from, copy + i * to, inner);
        job.A = copy;
        (job.RowA, job.StepA) = rowsContiguous ? ((nint)1, to) : (to, (nint)1);
    }

    /// <summary>A row pitch of an odd number of cache lines: rows then spread over all sets of the cache.</summary>
    public static nint Pitch(nint length) => (((length + 15) / 16) | 1) * 16;
}
