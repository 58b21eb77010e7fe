namespace Whetstone.Kernels;

/// <summary>One call of a tile kernel: <c>C[r, :] = Init[r, :] + Σ_s Σ_k A[s, r, k] · B[s, k, :]</c>.</summary>
/// <remarks>
/// All strides count floats. The sum over s lets a convolution walk its kernel rows (or a weight gradient its image rows)
/// without leaving the registers. Init is C itself, a bias (row stride 0) or zeros, so the kernel has no modes.
/// </remarks>
internal unsafe struct TileJob
{
    public float* A;
    public nint RowA, StepA, SegmentA;

    public float* B;
    public nint StepB, SegmentB;

    public nint Segments, Length;

    public float* Init;
    public nint RowInit;

    public float* C;
    public nint RowC;

    /// <summary>A vector whose set bits are the used lanes of a ragged tile's last vector; other tiles leave it out.</summary>
    public float* Mask;
}
