using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Packs the weights of one group for a forward product: panels [panel, (ky, kx, c), Panel of o].</summary>
internal unsafe struct PackWeights : IBody
{
    public float* W, Packed;
    public int Outputs, Inputs, Taps;

    /// <summary>Floats of the packed weights.</summary>
    public readonly long Length => (long)Panels.Count(Outputs) * Tiles.Panel * Inputs * Taps;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        int panel = Tiles.Panel, k = Inputs * Taps;
        float* turned = Scratch.Rent(Scratch.Rows, (long)panel * k);
        for (int p = start; p < end; p++)
        {
            int columns = Math.Min(panel, Outputs - p * panel);
            float* w = W + (nint)p * panel * k;
            if (Taps > 1)
            {
                for (int o = 0; o < columns; o++) Transpose.Run(w + (nint)o * k, Taps, turned + (nint)o * k, Inputs, Inputs, Taps);
                w = turned;
            }

            Panels.Pack(true, w, k, Packed + (nint)p * panel * k, k, columns);
        }
    }
}
