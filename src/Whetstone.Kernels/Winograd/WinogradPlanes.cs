namespace Whetstone.Kernels;

/// <summary>Transformed tiles: one matrix [tiles, channels] for each of a form's products.</summary>
internal unsafe struct WinogradPlanes
{
    public float* Start;

    /// <summary>Floats from tile to tile and from matrix to matrix.</summary>
    public nint Pitch, Plane;

    /// <summary>Matrices of <paramref name="tiles"/> tiles of at most <paramref name="channels"/> channels, without memory.</summary>
    /// <remarks>Matrices lie an odd number of cache lines apart, so that what a tile writes into all of them spreads over the cache.</remarks>
    public static WinogradPlanes Of(int tiles, int channels)
    {
        nint pitch = channels > 128 ? ProductRows.Pitch(channels) : (channels + 15) / 16 * 16;
        return new() { Pitch = pitch, Plane = (tiles * pitch / 16 | 1) * 16 };
    }
}
