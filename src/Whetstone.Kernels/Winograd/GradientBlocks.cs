using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Weight gradients from one group of tiles: the sums of a panel of o and some c become gradients while they lie in a core's own cache.</summary>
/// <remarks>The sums of all weights are four times as many as the weights. Neighbouring indices stand for the same c, so that their pixels stay at hand, too.</remarks>
internal unsafe struct GradientBlocks : IBody
{
    private const int Rows = 64, Products = 36;

    public WinogradPlanes Pixels, Gradients;
    public float* W, Zeros;
    public int Count, Inputs, Outputs;

    /// <summary>Pieces of work.</summary>
    public readonly int Blocks => (Inputs + Rows - 1) / Rows * Panels.Count(Outputs);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        int panel = Tiles.Panel, panels = Panels.Count(Outputs);
        GradientWeights weights = new() { W = W, Inputs = Inputs, Outputs = Outputs, Pitch = panel, Plane = (Rows * panel / 16 | 1) * 16 };
        float* sums = Scratch.Rent(Scratch.Partial, Products * weights.Plane);
        for (int block = start; block < end; block++)
        {
            int c = block / panels * Rows, o = block % panels * panel, rows = Math.Min(Rows, Inputs - c);
            TileJob job = new() { RowA = 1, StepA = Pixels.Pitch, StepB = Gradients.Pitch, Segments = 1, Length = Count, RowC = panel, Init = Zeros };
            for (int i = 0; i < Products; i++)
            {
                job.A = Pixels.Start + i * Pixels.Plane + c;
                job.B = Gradients.Start + i * Gradients.Plane + o;
                job.C = sums + i * weights.Plane;
                // What a ragged panel reads behind its gradients spoils only sums that nobody uses.
                TileRunner.Column(&job, rows, panel);
            }
            weights.Panel(sums, o, c, rows);
        }
    }
}
