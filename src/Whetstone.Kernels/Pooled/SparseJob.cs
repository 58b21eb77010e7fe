using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>A weighted sum of pieces of memory: <c>Y[s, :] += Σ_e Scale[e] · M[Offset[e] + s, :]</c> for segments s, RowM and RowY apart.</summary>
/// <remarks>All strides count floats. Vectors of M may reach 15 floats over the end of a segment; those of Y do not.</remarks>
internal unsafe struct SparseJob
{
    public float* M;
    public nint RowM;

    /// <summary>One for each term, Step apart.</summary>
    public int* Offsets;

    /// <summary>One for each term, Step apart.</summary>
    public float* Scales;

    public nint Step, Count;

    public float* Y;
    public nint RowY;

    /// <summary>How many lanes of the last vector of a segment are added to Y.</summary>
    public int Lanes;

    /// <summary>Their bits, where the processor has masks.</summary>
    public float* Mask;

    // Room for the last vector where it has none.
    private fixed float last[16];

    /// <summary>Adds a whole vector of sums to Y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TVec, TSimd>(float* y, TVec sums) where TVec : struct where TSimd : struct, ISimd<TVec> => TSimd.Store(y, TSimd.Add(TSimd.Load(y), sums));

    /// <summary>Adds the last vector of a segment. No call: with one, the compiler would keep all sums in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddLast<TVec, TSimd>(SparseJob* job, float* y, TVec sums) where TVec : struct where TSimd : struct, ISimd<TVec>
    {
        if (TSimd.HasMasks)
        {
            TVec mask = TSimd.Load(job->Mask);
            TSimd.StoreFirst(y, mask, TSimd.Add(TSimd.LoadFirst(y, mask), sums));
            return;
        }
        TSimd.Store(job->last, sums);
        for (int i = 0; i < job->Lanes; i++) y[i] += job->last[i];
    }
}
