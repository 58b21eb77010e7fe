using System.Buffers.Binary;

namespace Whetstone.Vision;

/// <summary>Turns the samples of a PNG row into bytes of an image: grey, RGB or RGBA.</summary>
/// <remarks>
/// Samples of 16 bits lose their lower byte; fewer than 8 bits are spread over 0 to 255. Colours that a palette lacks are black.
/// </remarks>
internal sealed class PngRows
{
    private readonly PngHeader header;
    private readonly byte[] palette = [];
    private readonly int[] transparent = [];
    private readonly bool asNumbers;

    /// <summary>Prepares for the rows of a file.</summary>
    /// <param name="chunks">The file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="keepIndices">Whether places in a palette, and grey of few bits, stay numbers.</param>
    public PngRows(PngChunks chunks, string name, bool keepIndices)
    {
        header = chunks.Header;
        asNumbers = keepIndices && (header.Colour == PngColour.Palette || (header.Colour == PngColour.Grey && header.Depth < 8));
        if (asNumbers)
        {
            Channels = 1;
            return;
        }
        ReadOnlySpan<byte> alpha = chunks.Transparency.Span;
        bool seesThrough = !alpha.IsEmpty && header.Colour is (PngColour.Grey or PngColour.Rgb or PngColour.Palette);
        if (header.Colour == PngColour.Palette)
        {
            if (chunks.Palette.IsEmpty) throw new ImageFormatException(name, chunks.DataOffset, "the colours are those of a palette, but there is no PLTE chunk before IDAT");
            palette = MakePalette(chunks.Palette.Span, alpha);
        }
        else if (seesThrough)
        {
            if (alpha.Length < 2 * header.Samples) throw new ImageFormatException(name, chunks.DataOffset, $"tRNS has {alpha.Length} bytes; expected {2 * header.Samples}");
            transparent = new int[header.Samples];
            for (int s = 0; s < transparent.Length; s++) transparent[s] = BinaryPrimitives.ReadUInt16BigEndian(alpha[(2 * s)..]);
        }
        Channels = seesThrough || header.Colour is PngColour.GreyAlpha or PngColour.Rgba ? 4 : header.Colour == PngColour.Grey ? 1 : 3;
    }

    /// <summary>Channels of the image.</summary>
    public int Channels { get; }

    /// <summary>Whether rows already are what the image holds.</summary>
    public bool AreBytes => header.Depth == 8 && header.Samples == Channels && (asNumbers || header.Colour != PngColour.Palette);

    /// <summary>Unpacks the samples of <paramref name="row"/> into the pixels of <paramref name="to"/>.</summary>
    public void Unpack(ReadOnlySpan<byte> row, Span<byte> to)
    {
        if (AreBytes) row[..to.Length].CopyTo(to);
        else if (header.Depth == 8 && header.Colour == PngColour.Palette) UnpackPalette(row, to);
        else UnpackSlowly(row, to);
    }

    private void UnpackPalette(ReadOnlySpan<byte> row, Span<byte> to)
    {
        for (int x = 0; to.Length > 0; x++, to = to[Channels..]) palette.AsSpan(row[x] * 4, Channels).CopyTo(to);
    }

    private void UnpackSlowly(ReadOnlySpan<byte> row, Span<byte> to)
    {
        Span<int> sample = stackalloc int[4];
        sample = sample[..header.Samples];
        for (int x = 0; to.Length > 0; x++, to = to[Channels..])
        {
            for (int s = 0; s < sample.Length; s++) sample[s] = Sample(row, x * sample.Length + s);
            Pixel(sample, to);
        }
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        if (header.Depth == 8) return row[index];
        if (header.Depth == 16) return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
        int bit = index * header.Depth;
        return (row[bit >> 3] >> (8 - header.Depth - (bit & 7))) & ((1 << header.Depth) - 1);
    }

    private void Pixel(ReadOnlySpan<int> sample, Span<byte> to)
    {
        if (asNumbers)
        {
            to[0] = (byte)sample[0];
            return;
        }
        if (header.Colour == PngColour.Palette)
        {
            palette.AsSpan(sample[0] * 4, Channels).CopyTo(to);
            return;
        }
        bool grey = header.Colour is PngColour.Grey or PngColour.GreyAlpha;
        to[0] = ToByte(sample[0]);
        if (Channels == 1) return;
        to[1] = grey ? to[0] : ToByte(sample[1]);
        to[2] = grey ? to[0] : ToByte(sample[2]);
        if (Channels == 4) to[3] = transparent.Length == 0 ? ToByte(sample[^1]) : sample.SequenceEqual(transparent) ? (byte)0 : byte.MaxValue;
    }

    private byte ToByte(int sample) => header.Depth switch
    {
        16 => (byte)(sample >> 8),
        8 => (byte)sample,
        _ => (byte)(sample * 255 / ((1 << header.Depth) - 1)),
    };

    private static byte[] MakePalette(ReadOnlySpan<byte> colours, ReadOnlySpan<byte> alpha)
    {
        byte[] palette = new byte[256 * 4];
        for (int i = 0; i < 256; i++)
        {
            if (3 * i < colours.Length) colours.Slice(3 * i, 3).CopyTo(palette.AsSpan(4 * i));
            palette[4 * i + 3] = i < alpha.Length ? alpha[i] : byte.MaxValue;
        }
        return palette;
    }
}
