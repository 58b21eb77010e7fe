namespace Whetstone.Kernels;

/// <summary>A few columns of a product as scalar products: <c>C[r, j] = Init[j] + Σ_s Σ_k A[s, r, k] · B[j, s, k]</c>.</summary>
/// <remarks>All strides count floats. A step of k is one float in A and B.</remarks>
internal unsafe struct DotJob
{
    public float* A;
    public nint RowA, SegmentA;

    /// <summary>Each segment is followed by zeros up to a whole vector.</summary>
    public float* B;
    public nint ColumnB, SegmentB;

    public nint Segments, Length;

    public float* Init;
    public float* C;
    public nint RowC;
}
