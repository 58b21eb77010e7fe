using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Puts summed weight gradients [(ky, kx, c), o] into the order of the weights; an index stands for some outputs.</summary>
internal unsafe struct UnpackWeights : IBody
{
    /// <summary>Outputs of an index: a quarter kilobyte of every row of sums.</summary>
    public const int Together = 64;

    public float* Sums, W;
    public int Pitch, Outputs, Inputs, Taps;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        nint k = (nint)Inputs * Taps;
        float* turned = Scratch.Rent(Scratch.Rows, Together * k);
        for (int block = start; block < end; block++)
        {
            int first = Together * block, count = Math.Min(Together, Outputs - first);
            float* w = W + first * k;
            Transpose.Run(Sums + first, Pitch, Taps == 1 ? w : turned, k, k, count);
            if (Taps == 1) continue;
            for (int o = 0; o < count; o++) Transpose.Run(turned + o * k, Inputs, w + o * k, Taps, Taps, Inputs);
        }
    }
}
