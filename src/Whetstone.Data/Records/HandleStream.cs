using Microsoft.Win32.SafeHandles;

namespace Whetstone.Data;

/// <summary>The bytes of an open file from some place on, without a position that threads would share.</summary>
internal sealed class HandleStream(SafeFileHandle file, long start, long length, int wanted = int.MaxValue) : Stream
{
    private const int Heads = 64;

    // A record of usual size in one call of the system.
    private readonly byte[] buffer = new byte[Math.Min(1 << 14, (long)wanted + Heads)];
    private long position = start, buffered = -1;
    private int count;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> to)
    {
        int at = (int)Math.Clamp(position - buffered, 0, int.MaxValue);
        if (buffered < 0 || at >= count)
        {
            if (to.Length >= buffer.Length) return Advance(RandomAccess.Read(file, to, position));
            (buffered, at, count) = (position, 0, RandomAccess.Read(file, buffer, position));
        }
        int n = Math.Min(to.Length, count - at);
        buffer.AsSpan(at, n).CopyTo(to);
        return Advance(n);
    }

    public override int Read(byte[] to, int offset, int n) => Read(to.AsSpan(offset, n));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] from, int offset, int n) => throw new NotSupportedException();

    private int Advance(int n)
    {
        position += n;
        return n;
    }
}
