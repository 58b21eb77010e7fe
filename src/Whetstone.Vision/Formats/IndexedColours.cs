namespace Whetstone.Vision;

/// <summary>Images whose pixels are indices of a palette of 256 RGB triples.</summary>
internal static class IndexedColours
{
    /// <summary>The image in its colours: RGB, or grey if that is wanted and the palette has no other colour.</summary>
    public static Image Apply(byte[] indices, int height, int width, ReadOnlySpan<byte> palette, bool keepGrey)
    {
        bool grey = keepGrey;
        for (int i = 0; grey && i < palette.Length; i += 3) grey = palette[i] == palette[i + 1] && palette[i] == palette[i + 2];
        if (grey)
        {
            for (int i = 0; i < indices.Length; i++) indices[i] = palette[3 * indices[i]];
            return new(height, width, 1, indices);
        }
        byte[] pixels = Image.Allocate(height, width, 3);
        Span<byte> to = pixels;
        for (int i = 0; i < indices.Length; i++, to = to[3..]) palette.Slice(3 * indices[i], 3).CopyTo(to);
        return new(height, width, 3, pixels);
    }
}
