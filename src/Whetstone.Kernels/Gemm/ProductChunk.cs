using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Computes chunks of <c>C[m, n] = Init + A[m, k] · B[k, n]</c> from packed panels of B.</summary>
internal unsafe struct ProductChunk : IBody
{
    public ProductGrid Grid;
    public int M, N, K;
    public float* A, Packed, C, Init;
    public nint RowA, StepA, RowInit, RowC;
    public bool CopyA;

    /// <summary>See <see cref="ProductBlock.B"/>.</summary>
    public float* B;
    public nint RowB;
    public bool TransB;

    /// <summary>See <see cref="ProductBlock.Finish"/>.</summary>
    public Finish Finish;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int chunk = start; chunk < end; chunk++)
        {
            int row = chunk / Grid.ColumnChunks * Grid.Rows, column = chunk % Grid.ColumnChunks * Grid.Columns;
            ProductBlock block = new()
            {
                Rows = Math.Min(M - row, Grid.Rows),
                Columns = Math.Min(N - column, Grid.Columns),
                K = K,
                A = A + row * RowA,
                RowA = RowA,
                StepA = StepA,
                CopyA = CopyA,
                Packed = Packed + (nint)column * K,
                B = B == null ? null : B + (TransB ? column * RowB : column),
                RowB = RowB,
                TransB = TransB,
                C = C + row * RowC + column,
                RowC = RowC,
                Init = Init + row * RowInit + column,
                RowInit = RowInit,
                Finish = Finish,
            };
            block.Run();
        }
    }
}
