using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The rows of one chunk against packed panels: <c>C[rows, columns] = Init + A[rows, K] · B[K, columns]</c>.</summary>
internal unsafe struct ProductBlock
{
    // A panel of 384 steps x 32 columns is 48 KB: it stays in the nearest caches while all rows of the chunk pass.
    public const int UsualSteps = 384;

    public ProductBlock()
    {
    }

    public int Rows, Columns, K;

    /// <summary>Steps that are summed in registers; then the sum goes to C and on from there. All bits depend on it.</summary>
    public int MostSteps = UsualSteps;

    public float* A, Packed, C, Init;
    public nint RowA, StepA, RowC, RowInit;
    public bool CopyA;

    /// <summary>Null, or B itself where no other chunk needs the same panels: they are packed piece by piece, just before use.</summary>
    public float* B;
    public nint RowB;
    public bool TransB;

    /// <summary>What follows when all steps are summed.</summary>
    public Finish Finish;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run()
    {
        int parts = (K + MostSteps - 1) / MostSteps;
        for (int part = 0, k = 0; part < parts; part++)
        {
            int steps = (K - k + parts - part - 1) / (parts - part);
            TileJob job = new()
            {
                A = A + k * StepA,
                RowA = RowA,
                StepA = StepA,
                StepB = Tiles.Panel,
                Segments = 1,
                Length = steps,
                RowC = RowC,
            };
            if (CopyA) ProductRows.Copy(ref job, Rows);
            for (int j = 0; j < Columns; j += Tiles.Panel)
            {
                int columns = Math.Min(Tiles.Panel, Columns - j);
                job.B = B == null ? Packed + (nint)j * K + (nint)k * Tiles.Panel : Piece(ref job, j, k, columns);
                job.C = C + j;
                job.Init = k == 0 ? Init + j : job.C;
                job.RowInit = k == 0 ? RowInit : RowC;
                TileRunner.Column(&job, Rows, columns);
                if (part == parts - 1) Finish.Run(job.C, RowC, Rows, columns);
            }

            k += steps;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly float* Piece(ref TileJob job, int column, int k, int columns)
    {
        float* from = B + (TransB ? column * RowB + k : k * RowB + column);

        // One tile of rows reads each vector of B once; copying it first would only add a pass.
        bool once = !TransB && Rows <= Tiles.MaxRows && columns == Tiles.Panel;
        job.StepB = once ? RowB : Tiles.Panel;
        if (once) return from;

        float* piece = Scratch.Rent(Scratch.Tail, job.Length * Tiles.Panel);
        Panels.Pack(TransB, from, RowB, piece, (int)job.Length, columns);
        return piece;
    }
}
