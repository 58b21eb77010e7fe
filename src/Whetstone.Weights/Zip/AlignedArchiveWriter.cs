using System.Buffers.Binary;
using System.Text;

namespace Whetstone.Weights;

/// <summary>Writes a zip archive of stored entries, each starting at a multiple of 64 bytes, so that readers can map tensors into memory.</summary>
/// <remarks>The platform's own writer cannot align. Layout: PKWARE's APPNOTE 6.3; the extra field of the padding is PyTorch's.</remarks>
/// <param name="stream">Where to, from its position 0 on.</param>
/// <param name="limit">Sizes and places from here on are written in the 64-bit form; another value than the format's is for tests.</param>
internal sealed class AlignedArchiveWriter(Stream stream, long limit = uint.MaxValue)
{
    private const int Alignment = 64;
    private const ushort PaddingId = 0x4246, Zip64Id = 0x0001, Zip64Version = 45, PlainVersion = 20, Utf8Names = 1 << 11, DosNewYear1980 = 0x21;

    private readonly List<Entry> entries = [];
    private long position;

    /// <summary>Adds an entry. Its content is produced twice: once for the check sum that stands before it.</summary>
    internal void Add(string name, Action<Stream> content)
    {
        using Crc32 sum = new();
        content(sum);
        Entry entry = new(Encoding.UTF8.GetBytes(name), sum.Length, sum.Value, position);
        Write(LocalHeader(entry));
        content(stream);
        position += entry.Length;
        entries.Add(entry);
    }

    /// <summary>Writes the directory; the archive is complete.</summary>
    internal void Finish()
    {
        long start = position;
        foreach (Entry entry in entries) Write(DirectoryEntry(entry));
        long size = position - start;
        if (start >= limit || entries.Count >= ushort.MaxValue)
        {
            long at = position;
            Write(new Fields().U32(0x06064b50).U64(44).U16(Zip64Version).U16(Zip64Version).U32(0).U32(0).U64(entries.Count).U64(entries.Count).U64(size).U64(start));
            Write(new Fields().U32(0x07064b50).U32(0).U64(at).U32(1));
        }
        int count = Math.Min(entries.Count, ushort.MaxValue);
        Write(new Fields().U32(0x06054b50).U16(0).U16(0).U16(count).U16(count).U32(size).U32(start >= limit ? uint.MaxValue : start).U16(0));
    }

    private Fields LocalHeader(Entry entry)
    {
        bool large = entry.Length >= limit;
        Fields extra = new();
        if (large) extra.U16(Zip64Id).U16(16).U64(entry.Length).U64(entry.Length);
        long before = position + 30 + entry.Name.Length + extra.Length + 4;
        int padding = (int)(-before & (Alignment - 1));
        extra.U16(PaddingId).U16(padding).Zeros(padding);
        return Common(new Fields().U32(0x04034b50), entry, large).U16(entry.Name.Length).U16(extra.Length).Append(entry.Name).Append(extra.ToArray());
    }

    private Fields DirectoryEntry(Entry entry)
    {
        bool large = entry.Length >= limit, far = entry.Start >= limit;
        Fields extra = new();
        if (large || far)
        {
            extra.U16(Zip64Id).U16((large ? 16 : 0) + (far ? 8 : 0));
            if (large) extra.U64(entry.Length).U64(entry.Length);
            if (far) extra.U64(entry.Start);
        }
        return Common(new Fields().U32(0x02014b50).U16(Zip64Version), entry, large).U16(entry.Name.Length).U16(extra.Length).U16(0).U16(0).U16(0).U32(0)
            .U32(far ? uint.MaxValue : entry.Start).Append(entry.Name).Append(extra.ToArray());
    }

    // The fields that both headers share. Every archive bears the same date, so that the same weights give the same file.
    private static Fields Common(Fields header, Entry entry, bool large) => header.U16(large ? Zip64Version : PlainVersion).U16(Utf8Names).U16(0).U16(0).U16(DosNewYear1980)
        .U32(entry.Sum).U32(large ? uint.MaxValue : entry.Length).U32(large ? uint.MaxValue : entry.Length);

    private void Write(Fields fields)
    {
        stream.Write(fields.ToArray());
        position += fields.Length;
    }

    private sealed record Entry(byte[] Name, long Length, uint Sum, long Start);

    /// <summary>Little-endian numbers, one after the other.</summary>
    private sealed class Fields
    {
        private readonly List<byte> bytes = [];

        internal int Length => bytes.Count;

        internal Fields U16(int value) => Number(value, 2);

        internal Fields U32(long value) => Number(value, 4);

        internal Fields U64(long value) => Number(value, 8);

        internal Fields Zeros(int count) => Append(new byte[count]);

        internal Fields Append(byte[] more)
        {
            bytes.AddRange(more);
            return this;
        }

        internal byte[] ToArray() => [.. bytes];

        private Fields Number(long value, int size)
        {
            Span<byte> number = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            bytes.AddRange(number[..size]);
            return this;
        }
    }
}
