using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Transforms some tiles of x and of dy; an index stands for a tile.</summary>
internal unsafe struct GradientTiles : IBody
{
    public WinogradTiles Tiles;
    public WinogradPlanes Pixels, Gradients;
    public int First;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        InputTransform<Form4>.Run(Tiles, First + start, First + end, Pixels with { Start = Pixels.Start + start * Pixels.Pitch });
        GradientTransform.Run(Tiles, First + start, First + end, Gradients with { Start = Gradients.Start + start * Gradients.Pitch });
    }
}

/// <summary>Adds the products of a group of tiles to the sums [product, c, o]; an index stands for one of the 36 products.</summary>
internal unsafe struct GradientSums : IBody
{
    public WinogradPlanes Pixels, Gradients;
    public float* Sums, Zeros;
    public nint Pitch, Plane;
    public int Count, Inputs, Outputs;

    /// <summary>Whether these are the first tiles: the sums have no content yet.</summary>
    public bool IsFirst;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            TileJob job = new()
            {
                RowA = 1,
                StepA = Pixels.Pitch,
                StepB = Gradients.Pitch,
                Segments = 1,
                Length = Count,
                RowC = Pitch,
                RowInit = IsFirst ? 0 : Pitch,
            };
            for (int j = 0; j < Outputs; j += Tiles.Panel)
            {
                job.A = Pixels.Start + i * Pixels.Plane;
                job.B = Gradients.Start + i * Gradients.Plane + j;
                job.C = Sums + i * Plane + j;
                job.Init = IsFirst ? Zeros : job.C;

                // Sums are padded to whole panels. What a ragged one reads behind its gradients spoils only sums that nobody uses.
                TileRunner.Column(&job, Inputs, Tiles.Panel);
            }
        }
    }
}
