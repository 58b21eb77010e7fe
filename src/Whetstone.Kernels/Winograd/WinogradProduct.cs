using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The transformed weights of a convolution, and the products of tiles with them.</summary>
internal unsafe struct WinogradProduct
{
    public float* Packed, Zeros;
    public nint Plane;
    public int K, Columns;

    /// <summary>Product number <paramref name="index"/> of <paramref name="rows"/> tiles: <c>to = from · weights</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(int index, int rows, in WinogradPlanes from, in WinogradPlanes to)
    {
        ProductBlock block = new()
        {
            Rows = rows,
            Columns = Columns,
            K = K,
            MostSteps = WinogradGrid.Steps(K, Columns),
            A = from.Start + index * from.Plane,
            RowA = from.Pitch,
            StepA = 1,
            Packed = Packed + index * Plane,
            C = to.Start + index * to.Plane,
            RowC = to.Pitch,
            Init = Zeros,
        };
        block.Run();
    }
}
