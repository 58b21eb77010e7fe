namespace Whetstone.Vision;

/// <content>From one kind of colour to another, to the bit as Pillow converts.</content>
public sealed partial class Image
{
    /// <summary>One channel of luma after ITU-R BT.601: (19595 R + 38470 G + 7471 B + 32768) / 65536. Alpha is dropped.</summary>
    public Image ToGrey()
    {
        if (Channels == 1) return this;
        byte[] to = new byte[Height * Width];
        ReadOnlySpan<byte> from = Bytes;
        for (int i = 0; i < to.Length; i++, from = from[Channels..]) to[i] = Luma(from[0], from[1], from[2]);
        return new(Height, Width, 1, to);
    }

    /// <summary>Three channels: grey is repeated, alpha is dropped, so that what was hidden shows.</summary>
    public Image ToRgb() => Channels switch
    {
        1 => Repeat(3),
        3 => this,
        _ => DropAlpha(),
    };

    /// <summary>Four channels; alpha is 255 where there was none.</summary>
    public Image ToRgba()
    {
        if (Channels == 4) return this;
        if (Channels == 1) return Repeat(4);
        byte[] to = Allocate(Height, Width, 4);
        for (int i = 0, o = 0; o < to.Length; i += 3, o += 4)
        {
            Bytes.AsSpan(i, 3).CopyTo(to.AsSpan(o, 3));
            to[o + 3] = byte.MaxValue;
        }
        return new(Height, Width, 4, to);
    }

    /// <summary>The image as seen before one colour, RGB: alpha says how much of the image covers it. Images without alpha cover it all.</summary>
    /// <param name="red">0 to 255.</param>
    /// <param name="green">0 to 255.</param>
    /// <param name="blue">0 to 255.</param>
    public Image Over(byte red, byte green, byte blue)
    {
        if (Channels != 4) return ToRgb();
        byte[] to = Allocate(Height, Width, 3);
        ReadOnlySpan<byte> ground = [red, green, blue];
        for (int i = 0, o = 0; o < to.Length; i += 4, o += 3)
        {
            int alpha = Bytes[i + 3];
            for (int c = 0; c < 3; c++) to[o + c] = (byte)((Bytes[i + c] * alpha + ground[c] * (255 - alpha) + 127) / 255);
        }
        return new(Height, Width, 3, to);
    }

    /// <summary>The luma of one colour.</summary>
    internal static byte Luma(int red, int green, int blue) => (byte)((red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16);

    private Image Repeat(int channels)
    {
        byte[] to = Allocate(Height, Width, channels);
        for (int i = 0, o = 0; i < Bytes.Length; i++, o += channels)
        {
            to.AsSpan(o, 3).Fill(Bytes[i]);
            if (channels == 4) to[o + 3] = byte.MaxValue;
        }
        return new(Height, Width, channels, to);
    }

    private Image DropAlpha()
    {
        byte[] to = Allocate(Height, Width, 3);
        for (int i = 0, o = 0; o < to.Length; i += 4, o += 3) Bytes.AsSpan(i, 3).CopyTo(to.AsSpan(o, 3));
        return new(Height, Width, 3, to);
    }
}
