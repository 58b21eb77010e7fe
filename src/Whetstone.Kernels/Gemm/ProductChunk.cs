namespace Whetstone.Kernels;

/// <summary>Computes chunks of <c>C[m, n] = Init + A[m, k] · B[k, n]</c> from packed panels of B.</summary>
internal unsafe struct ProductChunk : IBody
{
    // 256 steps of a panel of 32 columns are 32 KB: they stay in the first-level cache while all rows of the chunk pass.
    private const int MostSteps = 256;

    public ProductGrid Grid;
    public int M, N, K;
    public float* A, Packed, C, Init;
    public nint RowA, StepA, RowInit, RowC;
    public bool CopyA;

    public readonly void Run(int start, int end)
    {
        for (int chunk = start; chunk < end; chunk++)
        {
            int row = chunk / Grid.ColumnChunks * Grid.Rows, column = chunk % Grid.ColumnChunks * Grid.Columns;
            One(row, Math.Min(M, row + Grid.Rows), column, Math.Min(N, column + Grid.Columns));
        }
    }

    private readonly void One(int row, int rowEnd, int column, int columnEnd)
    {
        int parts = (K + MostSteps - 1) / MostSteps;
        for (int part = 0, k = 0; part < parts; part++)
        {
            int steps = (K - k + parts - part - 1) / (parts - part);
            TileJob job = new()
            {
                A = A + row * RowA + k * StepA, RowA = RowA, StepA = StepA,
                StepB = Tiles.Panel, Segments = 1, Length = steps, RowC = RowC,
            };
            if (CopyA) ProductRows.Copy(ref job, rowEnd - row);
            for (int j = column; j < columnEnd; j += Tiles.Panel)
            {
                job.B = Packed + (nint)j * K + (nint)k * Tiles.Panel;
                job.C = C + row * RowC + j;
                job.Init = k == 0 ? Init + row * RowInit + j : job.C;
                job.RowInit = k == 0 ? RowInit : RowC;
                TileRunner.Column(&job, rowEnd - row, Math.Min(Tiles.Panel, columnEnd - j));
            }

            k += steps;
        }
    }
}
