namespace Whetstone.Vision;

/// <summary>A colour of three bytes.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>The colour of the thing with this number in a picture of several: neighbours differ strongly. Torchvision's palette.</summary>
    public static Rgb OfIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(Part((1 << 25) - 1), Part((1 << 15) - 1), Part((1 << 21) - 1));

        byte Part(long step) => (byte)(index * step % 255);
    }

    /// <summary>Black or white, whichever is easier to read on this colour.</summary>
    public Rgb Contrast => Image.Luma(Red, Green, Blue) < 128 ? new(255, 255, 255) : default;

    /// <summary>As in style sheets: <c>#0969da</c>.</summary>
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}
