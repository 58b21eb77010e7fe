namespace Whetstone.Weights;

/// <summary>The check sum of zip archives (polynomial 0xEDB88320), formed from everything that is written.</summary>
internal sealed class Crc32 : Stream
{
    private static readonly uint[] Table = MakeTable();

    private uint state = uint.MaxValue;

    /// <summary>The sum of all bytes so far.</summary>
    internal uint Value => ~state;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    /// <summary>How many bytes were written.</summary>
    public override long Length => Position;

    public override long Position { get; set; }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        uint sum = state;
        // Eight bytes a step: eight tables, so that no look-up waits for the one before.
        while (buffer.Length >= 8)
        {
            uint low = sum ^ BitConverter.ToUInt32(buffer), high = BitConverter.ToUInt32(buffer[4..]);
            sum = Table[1792 + (low & 255)] ^ Table[1536 + (low >> 8 & 255)] ^ Table[1280 + (low >> 16 & 255)] ^ Table[1024 + (low >> 24)]
                ^ Table[768 + (high & 255)] ^ Table[512 + (high >> 8 & 255)] ^ Table[256 + (high >> 16 & 255)] ^ Table[high >> 24];
            buffer = buffer[8..];
            Position += 8;
        }
        foreach (byte b in buffer) sum = sum >> 8 ^ Table[(byte)sum ^ b];
        Position += buffer.Length;
        state = sum;
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static uint[] MakeTable()
    {
        uint[] table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint sum = i;
            for (int bit = 0; bit < 8; bit++) sum = sum >> 1 ^ (sum & 1) * 0xEDB88320;
            table[i] = sum;
        }
        for (int i = 256; i < table.Length; i++) table[i] = table[i - 256] >> 8 ^ table[table[i - 256] & 255];
        return table;
    }
}
