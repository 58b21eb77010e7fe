using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Adds the partial sums of all splits to the first, in order; an index stands for 16 floats.</summary>
internal unsafe struct SumPartials : IBody
{
    public float* Partial;
    public int Splits;
    public nint Length;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        nint first = start * (nint)16, count = Math.Min(Length, end * (nint)16) - first;
        for (int s = 1; s < Splits; s++) Floats.Add(Partial + s * Length + first, Partial + first, count);
    }
}
