namespace Whetstone.Kernels;

/// <summary>The rows of one chunk against packed panels: <c>C[rows, columns] = Init + A[rows, K] · B[K, columns]</c>.</summary>
internal unsafe struct ProductBlock
{
    // 256 steps of a panel of 32 columns are 32 KB: they stay in the first-level cache while all rows of the chunk pass.
    private const int MostSteps = 256;

    public int Rows, Columns, K;
    public float* A, Packed, C, Init;
    public nint RowA, StepA, RowC, RowInit;
    public bool CopyA;

    public readonly void Run()
    {
        int parts = (K + MostSteps - 1) / MostSteps;
        for (int part = 0, k = 0; part < parts; part++)
        {
            int steps = (K - k + parts - part - 1) / (parts - part);
            TileJob job = new()
            {
                A = A + k * StepA, RowA = RowA, StepA = StepA, StepB = Tiles.Panel, Segments = 1, Length = steps, RowC = RowC,
            };
            if (CopyA) ProductRows.Copy(ref job, Rows);
            for (int j = 0; j < Columns; j += Tiles.Panel)
            {
                job.B = Packed + (nint)j * K + (nint)k * Tiles.Panel;
                job.C = C + j;
                job.Init = k == 0 ? Init + j : job.C;
                job.RowInit = k == 0 ? RowInit : RowC;
                TileRunner.Column(&job, Rows, Math.Min(Tiles.Panel, Columns - j));
            }

            k += steps;
        }
    }
}
