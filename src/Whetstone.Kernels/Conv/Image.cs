using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Channels-last images [N, H, W, channels], of which a kernel may see only the channels of one group.</summary>
internal unsafe struct Image
{
    public float* Start;
    public int Channels;
    public nint Pixel, Row, Plane;

    /// <summary>The images of <paramref name="channels"/> channels in pixels of <paramref name="pixel"/> floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Image Of(float* start, int channels, int pixel, int height, int width) => new()
    {
        Start = start,
        Channels = channels,
        Pixel = pixel,
        Row = (nint)pixel * width,
        Plane = (nint)pixel * width * height,
    };

    /// <summary>Whether neighbouring pixels touch, so that a run of taps is one run of floats.</summary>
    public readonly bool IsDense => Pixel == Channels;
}
