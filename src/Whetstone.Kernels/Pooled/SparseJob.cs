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
}
