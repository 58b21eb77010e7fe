using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>How many images lie side by side as one, so that tiles may reach from one into the next: an image of 14 x 14 results would fill a quarter of its tiles of 4 x 4 with nothing.</summary>
/// <remarks>Neighbours share their padding, so that results never see another image; they do round with it. See docs/decisions/winograd.md.</remarks>
/// <param name="Down">Images from top to bottom.</param>
/// <param name="Across">Images from left to right.</param>
internal readonly record struct WinogradSheet(int Down, int Across)
{
    // More images hardly save more: 16 of 14 x 14 results in 4 rows take 225 tiles in place of 256, infinitely many 196 / 225 of that.
    private const int Most = 16;

    /// <summary>An image by itself.</summary>
    public static WinogradSheet Single => new(1, 1);

    /// <summary>Images a sheet.</summary>
    public int Images => Down * Across;

    /// <summary>The sheet that covers all images with the fewest tiles; of equals, the smallest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static WinogradSheet Of(in WinogradTiles tiles)
    {
        (WinogradSheet best, int fewest) = (Single, (tiles with { Sheet = Single }).Count);
        if (!Saves(tiles.YHeight, tiles.PitchH, tiles.Outputs) && !Saves(tiles.YWidth, tiles.PitchW, tiles.Outputs)) return best;
        for (int down = 1; down <= Math.Min(Most, tiles.Images); down++)
        {
            for (int across = 1; across <= Math.Min(Most, tiles.Images / down); across++)
            {
                WinogradSheet sheet = new(down, across);
                int count = (tiles with { Sheet = sheet }).Count;
                if (count < fewest || (count == fewest && sheet.Images < best.Images)) (best, fewest) = (sheet, count);
            }
        }
        return best;
    }

    // Whether an image and the gap behind it are shorter than its own tiles.
    private static bool Saves(int results, int pitch, int outputs) => pitch < (results + outputs - 1) / outputs * outputs;
}
