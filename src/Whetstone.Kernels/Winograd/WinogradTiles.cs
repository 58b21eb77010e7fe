using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>How the images of a convolution are cut into tiles: neighbouring tiles share two rows or columns of their pixels.</summary>
/// <remarks>Tiles are counted through all images. Pixels outside an image are zeros; results outside are thrown away.</remarks>
internal unsafe struct WinogradTiles
{
    public Image X, Y;
    public int Images, XHeight, XWidth, YHeight, YWidth, PadH, PadW;

    /// <summary>Results a tile and direction.</summary>
    public int Outputs;

    /// <summary>As many zeros as x or y has channels.</summary>
    public float* Zeros;

    public readonly int Down => (YHeight + Outputs - 1) / Outputs;

    public readonly int Across => (YWidth + Outputs - 1) / Outputs;

    public readonly int Count => Images * Down * Across;

    /// <summary>Where the pixels of a tile lie, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Pixels(int tile, float** to)
    {
        int size = Outputs + 2, place = tile % (Down * Across);
        int top = place / Across * Outputs - PadH, left = place % Across * Outputs - PadW;
        float* image = X.Start + tile / (Down * Across) * X.Plane;
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++)
                *to++ = (uint)(top + i) < (uint)XHeight && (uint)(left + j) < (uint)XWidth ? image + (top + i) * X.Row + (left + j) * X.Pixel : Zeros;
    }

    /// <summary>Where the results of a tile go, row by row; <paramref name="outside"/> takes those that nobody wants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Results(int tile, float* outside, float** to)
    {
        int place = tile % (Down * Across), top = place / Across * Outputs, left = place % Across * Outputs;
        float* image = Y.Start + tile / (Down * Across) * Y.Plane;
        for (int i = 0; i < Outputs; i++)
            for (int j = 0; j < Outputs; j++)
                *to++ = top + i < YHeight && left + j < YWidth ? image + (top + i) * Y.Row + (left + j) * Y.Pixel : outside;
    }
}
