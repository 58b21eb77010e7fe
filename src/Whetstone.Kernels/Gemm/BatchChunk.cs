using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Runs some products of a batch, one after the other.</summary>
internal unsafe struct BatchChunk : IBody
{
    public bool TransA, TransB;
    public int M, N, K, StrideA, StrideB;
    public float* A, B, C;
    public Workers Workers;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int i = start; i < end; i++)
            Gemm.Run(TransA, TransB, M, N, K, new(A + (nint)i * StrideA, M * K), new(B + (nint)i * StrideB, K * N),
                new(C + (nint)i * M * N, M * N), default, false, Workers);
    }
}
