using System.Buffers.Binary;

namespace Whetstone.Vision;

/// <summary>What is known of a JPEG from the segments before its pixels: where things are, for messages, and its EXIF data.</summary>
/// <param name="FrameOffset">Where the segment with the extents is; the place where reading ended if there is none.</param>
/// <param name="ScanOffset">Where the pixels begin; the place where reading ended if they do not.</param>
/// <param name="Exif">Where EXIF data are, beginning with their byte order; empty if there are none.</param>
internal readonly record struct JpegMarkers(int FrameOffset, int ScanOffset, Range Exif)
{
    private const int App1 = 0xE1, StartOfScan = 0xDA;

    /// <summary>Walks from segment to segment up to the first scan.</summary>
    public static JpegMarkers Find(ReadOnlySpan<byte> file)
    {
        int at = 2, frame = -1;
        Range exif = default;
        while (at + 4 <= file.Length && file[at] == 0xFF)
        {
            int marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++; // fill bytes may precede a marker
                continue;
            }
            if (marker == StartOfScan) break;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                at += 2;
                continue;
            }
            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]), end = at + 2 + length;
            if (length < 2 || end > file.Length) break;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) frame = at;
            if (marker == App1 && exif.Equals(default) && file[(at + 4)..end].StartsWith("Exif\0\0"u8)) exif = (at + 10)..end;
            at = end;
        }
        return new(frame < 0 ? at : frame, at, exif);
    }
}
