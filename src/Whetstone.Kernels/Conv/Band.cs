using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>A stretch of one image's rows with its padding written out, so that tiles read it without asking where borders are.</summary>
internal static unsafe class Band
{
    // A vector that starts in the last pixel may reach over it.
    private const int Slack = 16;

    /// <summary>The image rows that the windows of <paramref name="vertical"/> see, as an image whose coordinate 0 is their first tap.</summary>
    /// <param name="x">The images.</param>
    /// <param name="image">The number of one of them.</param>
    /// <param name="vertical">The windows' rows.</param>
    /// <param name="horizontal">The windows' columns.</param>
    /// <param name="copy">Copies them even without padding: then 15 floats after the last may be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Image Of(in Image x, int image, in Axis vertical, in Axis horizontal, bool copy = false)
    {
        Image band = x;
        band.Start += image * x.Plane;
        if (!copy && !vertical.IsPadded && !horizontal.IsPadded)
        {
            band.Start += vertical.Start * x.Row + horizontal.Start * x.Pixel;
            return band;
        }

        return Copy(x, image, vertical, horizontal, Scratch.Rent(Scratch.Band, Length(x, vertical, horizontal)));
    }

    /// <summary>What <see cref="Copy"/> writes, and what may be read behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Length(in Image x, in Axis vertical, in Axis horizontal) => (long)vertical.Span * horizontal.Span * x.Channels + Slack;

    /// <summary>Copies the image rows that the windows see.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Image Copy(in Image x, int image, in Axis vertical, in Axis horizontal, float* memory)
    {
        Image band = Image.Of(memory, x.Channels, x.Channels, vertical.Span, horizontal.Span);
        for (int i = 0; i < vertical.Span; i++)
        {
            float* to = band.Start + i * band.Row;
            int y = vertical.Start + i;
            if ((uint)y < (uint)vertical.Size) Row(x.Start + image * x.Plane + y * x.Row, x, horizontal, to);
            else Floats.Clear(to, band.Row);
        }

        return band;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float* row, in Image x, in Axis axis, float* to)
    {
        nint channels = x.Channels;
        int low = Math.Clamp(-axis.Start, 0, axis.Span), high = Math.Clamp(axis.Size - axis.Start, low, axis.Span);
        Floats.Clear(to, low * channels);
        row += (axis.Start + low) * x.Pixel;
        if (x.IsDense) Floats.Copy(row, to + low * channels, (high - low) * channels);
        else for (int i = low; i < high; i++, row += x.Pixel) Floats.Copy(row, to + i * channels, channels);
        Floats.Clear(to + high * channels, (axis.Span - high) * channels);
    }
}
