using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>How the images of a convolution are cut into tiles: neighbouring tiles share two rows or columns of their pixels.</summary>
/// <remarks>Tiles are counted through all sheets of images. Pixels outside an image are zeros; results outside are thrown away.</remarks>
internal unsafe struct WinogradTiles
{
    // An offset that no pixel has, not even when it is added to itself.
    private static nint Nowhere => nint.MaxValue / 4;

    public Image X, Y;
    public int Images, XHeight, XWidth, YHeight, YWidth, PadH, PadW;

    /// <summary>Results a tile and direction.</summary>
    public int Outputs;

    /// <summary>How many images lie side by side.</summary>
    public WinogradSheet Sheet;

    /// <summary>As many zeros as x or y has channels.</summary>
    public float* Zeros;

    /// <summary>Rows from an image of a sheet to the one below, columns to the one on its right.</summary>
    public readonly int PitchH => XHeight + PadH;

    /// <inheritdoc cref="PitchH"/>
    public readonly int PitchW => XWidth + PadW;

    public readonly int Down => ((Sheet.Down - 1) * PitchH + YHeight + Outputs - 1) / Outputs;

    public readonly int Across => ((Sheet.Across - 1) * PitchW + YWidth + Outputs - 1) / Outputs;

    public readonly int Count => (Images + Sheet.Images - 1) / Sheet.Images * Down * Across;

    /// <summary>Where the pixels of a tile lie, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public readonly void Pixels(int tile, float** to)
    {
        (int top, int left, nint first) = Place(tile, X);
        nint* rows = stackalloc nint[6], columns = stackalloc nint[6];
        int size = Outputs + 2;
        for (int i = 0; i < size; i++) rows[i] = Offset(top + i - PadH, PitchH, XHeight, Sheet.Down, Sheet.Across * X.Plane, X.Row);
        for (int j = 0; j < size; j++) columns[j] = Offset(left + j - PadW, PitchW, XWidth, Sheet.Across, X.Plane, X.Pixel);
        Points(X, first, rows, columns, size, Zeros, to);
    }

    /// <summary>Where the results of a tile go, row by row; <paramref name="outside"/> takes those that nobody wants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]
    public readonly void Results(int tile, float* outside, float** to)
    {
        (int top, int left, nint first) = Place(tile, Y);
        nint* rows = stackalloc nint[4], columns = stackalloc nint[4];
        for (int i = 0; i < Outputs; i++) rows[i] = Offset(top + i, PitchH, YHeight, Sheet.Down, Sheet.Across * Y.Plane, Y.Row);
        for (int j = 0; j < Outputs; j++) columns[j] = Offset(left + j, PitchW, YWidth, Sheet.Across, Y.Plane, Y.Pixel);
        Points(Y, first, rows, columns, Outputs, outside, to);
    }

    // A tile's first row and column of results in its sheet, and the offset of the sheet's first image.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly (int Top, int Left, nint First) Place(int tile, in Image image)
    {
        (int sheet, int place) = Math.DivRem(tile, Down * Across);
        (int row, int column) = Math.DivRem(place, Across);
        return (row * Outputs, column * Outputs, (nint)sheet * Sheet.Images * image.Plane);
    }

    // The offset of a row or a column of a sheet, if it lies in an image.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Offset(int at, int pitch, int size, int images, nint image, nint step)
    {
        if ((uint)at < (uint)size) return at * step;
        (int index, int within) = Math.DivRem(at, pitch);
        return at >= 0 && within < size && index < images ? index * image + within * step : Nowhere;
    }

    // A sheet's last images may be missing.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Points(in Image image, nint first, nint* rows, nint* columns, int size, float* outside, float** to)
    {
        nint end = Images * image.Plane;
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++)
            {
                nint at = first + rows[i] + columns[j];
                *to++ = at < end ? image.Start + at : outside;
            }
    }
}
