using System.Buffers.Binary;

namespace Whetstone.Data;

/// <summary>Reads the records of a file in MXNet's RecordIO format, one behind the other; the file may be larger than memory.</summary>
/// <param name="from">The file's bytes; stays open.</param>
/// <param name="name">The file's name for messages.</param>
/// <param name="position">Where <paramref name="from"/> stands.</param>
public sealed class RecordReader(Stream from, string name, long position = 0)
{
    // Memory is taken as bytes arrive, not as a damaged length claims.
    private const int Step = 1 << 20;

    private readonly Stream from = from ?? throw new ArgumentNullException(nameof(from));
    private byte[] bytes = [];
    private int length;

    /// <summary>Where the next record starts.</summary>
    public long Position { get; private set; } = position;

    /// <summary>Reads the next record; its bytes are good until the next call.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public bool TryRead(out ReadOnlySpan<byte> record) => TryRead(out record, int.MaxValue);

    /// <summary>The same with the first bytes of the record only; nothing can be read after it.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> record, int most)
    {
        length = 0;
        record = default;
        for (bool isFirst = true; ; isFirst = false)
        {
            if (!TryHead(isFirst, out RecordPart part, out int count)) return false;
            Content(Math.Min(count, most - length));
            if (part is RecordPart.Whole or RecordPart.Last || length == most) break;
            Room(length + 4);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(length), RecordFormat.Magic);
            length += 4;
            if (length >= most) break;
        }
        record = bytes.AsSpan(0, Math.Min(length, most));
        return true;
    }

    /// <summary>Goes past the next record without reading its bytes.</summary>
    internal bool TrySkip()
    {
        for (bool isFirst = true; ; isFirst = false)
        {
            if (!TryHead(isFirst, out RecordPart part, out int count)) return false;
            int padded = RecordFormat.Padded(count);
            if (from.Length - from.Position < padded) throw Defect("ends within a record");
            from.Seek(padded, SeekOrigin.Current);
            Position += padded;
            if (part is RecordPart.Whole or RecordPart.Last) return true;
        }
    }

    private bool TryHead(bool isFirst, out RecordPart part, out int count)
    {
        Span<byte> head = stackalloc byte[RecordFormat.HeadBytes];
        int got = from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        (part, count) = (default, 0);
        if (got == 0 && isFirst) return false;
        if (got < head.Length) throw Defect("ends within a record");
        uint magic = BinaryPrimitives.ReadUInt32LittleEndian(head), word = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        if (magic != RecordFormat.Magic) throw Defect($"has 0x{magic:x8} where a record should start with 0x{RecordFormat.Magic:x8}");
        (part, count) = (RecordFormat.PartOf(word), RecordFormat.LengthOf(word));
        if (part > RecordPart.Last) throw Defect($"has a record of the unknown kind {(int)part}");
        bool begins = part is RecordPart.Whole or RecordPart.First;
        if (begins != isFirst) throw Defect($"has a part of a record that is {(isFirst ? "not its first" : "not its next")}");
        Position += head.Length;
        return true;
    }

    private void Content(int count)
    {
        if ((long)length + count > RecordFormat.MostBytes) throw Defect($"has a record of more than {RecordFormat.MostBytes} bytes");
        int padded = RecordFormat.Padded(count);
        for (int done = 0; done < padded;)
        {
            int step = Math.Min(Step, padded - done);
            Room(length + done + step);
            int got = from.ReadAtLeast(bytes.AsSpan(length + done, step), step, throwOnEndOfStream: false);
            if (got < step) throw Defect("ends within a record");
            done += step;
        }
        length += count;
        Position += padded;
    }

    private void Room(int count)
    {
        if (bytes.Length < count) Array.Resize(ref bytes, (int)Math.Clamp(2L * bytes.Length, count, RecordFormat.MostBytes + 8L));
    }

    private DataFormatException Defect(string what) => new(name, Position, $"{what}, at byte {DataFormatException.Number(Position)}");
}
