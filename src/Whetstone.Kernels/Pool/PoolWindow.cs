using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>One window: where its elements inside the image lie.</summary>
internal unsafe struct PoolWindow
{
    /// <summary>Offsets of the window's first element in x and of its pixel in y.</summary>
    public nint Input, Output;

    /// <summary>Offsets of its elements from the first one, in row-major order, so that one loop visits them all.</summary>
    public nint* Taps;

    /// <summary>0, 1, 2, … for as many elements: a register is filled from memory faster than from a counter.</summary>
    public float* Numbers;

    /// <summary>How many there are.</summary>
    public int Count;

    /// <summary>What an average multiplies with: one over the number of elements that count.</summary>
    public float Scale;

    private int rows, columns;

    /// <summary>Takes the offsets for a window of so many rows and columns inside the image; most have the size of the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Resize(int height, int width, nint row, nint pixel)
    {
        if (height == rows && width == columns) return;
        (rows, columns, Count) = (height, width, height * width);
        for (int k = 0; k < Count; k++) Numbers[k] = k;
        nint* tap = Taps;
        for (int i = 0; i < height; i++)
            for (int j = 0; j < width; j++) *tap++ = i * row + j * pixel;
    }
}
