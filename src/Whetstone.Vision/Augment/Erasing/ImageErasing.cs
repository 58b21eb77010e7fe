namespace Whetstone.Vision;

/// <content>Rectangles of one colour.</content>
public sealed partial class Image
{
    /// <summary>The image with a rectangle in one colour.</summary>
    /// <param name="region">The rectangle; what is beyond the image does not matter.</param>
    /// <param name="colour">One byte a channel, or one for all.</param>
    public Image Erase(Region region, params ReadOnlySpan<byte> colour)
    {
        if (colour.Length != 1 && colour.Length != Channels) throw new ArgumentException($"Erase: the colour has {colour.Length} channels, the image {Channels}", nameof(colour));
        byte[] to = Bytes.AsSpan().ToArray();
        int left = Math.Max(0, region.Left), right = Math.Min(Width, region.Left + region.Width);
        for (int y = Math.Max(0, region.Top); y < Math.Min(Height, region.Top + region.Height); y++)
            for (int i = left * Channels; i < right * Channels; i++) to[y * Stride + i] = colour[colour.Length == 1 ? 0 : i % Channels];
        return new(Height, Width, Channels, to);
    }
}
