using System.Buffers.Binary;

namespace Whetstone.Vision;

/// <summary>Finds in EXIF data how the camera was held. Data that make no sense say nothing: the pixels are good without them.</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112, Short = 3, EntryBytes = 12;

    /// <summary>The transposition that puts the image upright.</summary>
    /// <param name="tiff">EXIF data, beginning with the byte order, "II" or "MM".</param>
    public static Transposition Find(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return Transposition.None;
        bool little = tiff[0] == 'I' && tiff[1] == 'I';
        if (!little && !(tiff[0] == 'M' && tiff[1] == 'M')) return Transposition.None;
        if (U16(tiff, 2, little) != 42) return Transposition.None;
        uint directory = U32(tiff, 4, little);
        if (directory > tiff.Length - 2) return Transposition.None;
        ReadOnlySpan<byte> entries = tiff[((int)directory + 2)..];
        for (int left = U16(tiff, (int)directory, little); left > 0 && entries.Length >= EntryBytes; left--, entries = entries[EntryBytes..])
        {
            if (U16(entries, 0, little) != Tag) continue;
            int value = U16(entries, 8, little);
            return U16(entries, 2, little) == Short && U32(entries, 4, little) == 1 && value is >= 1 and <= 8 ? (Transposition)value : Transposition.None;
        }
        return Transposition.None;
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
